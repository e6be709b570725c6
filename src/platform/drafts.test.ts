import { expect, test } from 'vitest'
import { openDrafts } from './drafts.ts'

const shelf = (content?: string) => {
  const items = new Map(content === undefined ? [] : [['drafts', content]])
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  }
}

test('a form is there again for the next page, until it is done with', () => {
  const store = shelf()
  openDrafts(store).write('register', { text: 'half' })
  expect(openDrafts(store).read('register')).toEqual({ text: 'half' })
  openDrafts(store).write('register', null)
  expect(openDrafts(store).read('register')).toBeUndefined()
})

test('the twenty that were written last are kept', () => {
  const drafts = openDrafts(shelf())
  for (let n = 0; n < 21; n++) drafts.write(`form ${n}`, n)
  drafts.write('form 1', 'again')
  drafts.write('form 21', 21)
  expect(drafts.read('form 0')).toBeUndefined()
  expect(drafts.read('form 1')).toBe('again')
  expect(drafts.read('form 2')).toBeUndefined()
  expect(drafts.read('form 21')).toBe(21)
})

test.each(['', '{"register":', 'null', '7', '[]'])(
  'what is damaged (%j) is no draft, and is written over',
  (content) => {
    const store = shelf(content)
    expect(openDrafts(store).read('register')).toBeUndefined()
    openDrafts(store).write('register', 1)
    expect(openDrafts(store).read('register')).toBe(1)
  },
)

test('a disk that is full costs the draft and nothing else', () => {
  const full = {
    ...shelf(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  expect(() => openDrafts(full).write('register', 1)).not.toThrow()
})
