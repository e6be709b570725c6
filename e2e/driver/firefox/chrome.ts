import { type Bidi, evaluate } from './bidi.ts'
import { ID } from './prefs.ts'

const extension = `WebExtensionPolicy.getByID('${ID}')?.extension`
const navigables = `ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs').NavigableManager`

/** The browser's own side, from where all of it can be reached. */
export type Chrome = Awaited<ReturnType<typeof openChrome>>

export const openChrome = async (bidi: Bidi) => {
  const { result } = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' })
  const { context } = (result as { contexts: { context: string }[] }).contexts[0]!
  const run = (expression: string) => evaluate(bidi, { context }, expression)
  return {
    /** 'starting', 'running', 'suspending' or 'stopped'; undefined where the extension is not loaded. */
    backgroundState: () => run(`${extension}?.backgroundState`),
    /** As Firefox does when an event page has been idle, whatever it is doing now. */
    async stopBackground() {
      await run(`${extension}.terminateBackground({ disableResetIdleForTest: true }).then(() => 0)`)
    },
    async reload() {
      const manager = `ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs').AddonManager`
      await run(`${manager}.getAddonByID('${ID}').then((addon) => addon.reload()).then(() => 0)`)
    },
    /** A setting of the whole browser, at once. Null: as it was made. */
    async setPref(name: string, value: number | null) {
      const set = value === null ? `clearUserPref('${name}')` : `setIntPref('${name}', ${value})`
      await run(`Services.prefs.${set}; 0`)
    },
    titleOf: async (tab: string) =>
      (await run(`${navigables}.getBrowsingContextById('${tab}').top.embedderElement.contentTitle`)) as string,
    /** As `scripting.executeScript` does, which the wallet has no permission for. */
    async inContentScript(tab: string, expression: string): Promise<unknown> {
      const options = {
        ...{
          extensionId: ID,
          matches: ['http://*/*', 'https://*/*'],
          cssPaths: [],
          removeCSS: false,
          cssOrigin: 'author',
        },
        ...{ runAt: 'document_idle', world: 'ISOLATED', wantReturnValue: true },
        jsExecuteScriptSources: [{ code: `(async () => JSON.stringify({ said: await (${expression}) }))()` }],
      }
      const said = await run(`(async () => {
        const { domProcess, innerWindowId } = ${navigables}.getBrowsingContextById('${tab}').currentWindowGlobal
        const [said] = await domProcess.getActor('ExtensionContent')
          .sendQuery('Execute', { windows: [innerWindowId], options: ${JSON.stringify(options)} })
          .catch(({ message }) => Promise.reject(new Error(message)))
        return said
      })()`)
      return JSON.parse(said as string).said
    },
  }
}
