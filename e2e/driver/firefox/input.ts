import type { Tab } from './tab.ts'

/** WebDriver's names of the keys that write nothing (its §17.4.2). */
const keys: Readonly<Record<string, string>> = {
  ArrowDown: '\uE015',
  ArrowUp: '\uE013',
  Backspace: '\uE003',
  Enter: '\uE007',
  Escape: '\uE00C',
  Shift: '\uE008',
  Space: ' ',
  Tab: '\uE004',
}

const perform = async ({ bidi, context }: Tab, source: object): Promise<void> => {
  await bidi.send('input.performActions', { context, actions: [source] })
}

export const clickAt = (tab: Tab, { x, y }: { readonly x: number; readonly y: number }): Promise<void> =>
  perform(tab, {
    ...{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } },
    actions: [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  })

const stroke = (value: string) => [
  { type: 'keyDown', value },
  { type: 'keyUp', value },
]

/** One key by its name, where the focus is; `Shift+Tab` holds the first. */
export const pressKey = (tab: Tab, name: string): Promise<void> => {
  const values = name.split('+').map((one) => keys[one] ?? one)
  const down = values.map((value) => ({ type: 'keyDown', value }))
  const up = values.map((value) => ({ type: 'keyUp', value })).reverse()
  return perform(tab, { type: 'key', id: 'keyboard', actions: [...down, ...up] })
}

/** What stands on the keys, one after the other, where the focus is. */
export const typeKeys = (tab: Tab, text: string): Promise<void> =>
  perform(tab, { type: 'key', id: 'keyboard', actions: [...text].flatMap(stroke) })
