import type { Extension } from '../driver/extension.ts'

/**
 * The stores that the browser keeps from content scripts. Firefox cannot be told to keep them from the disk's: there everything
 * secret is sealed.
 */
export const shutStores = ({ browser }: Extension): readonly ('local' | 'session')[] =>
  browser === 'chromium' ? ['session', 'local'] : ['session']

/** Sends these over a port to the background, texts as they are; gives what comes back, up to as many or to the call of this id. */
export const askPort = (messages: readonly (object | string)[], last?: string): string => `new Promise((resolve) => {
  const port = chrome.runtime.connect()
  const answers = []
  port.onMessage.addListener((text) => {
    const answer = JSON.parse(text)
    answers.push(answer)
    if (answer.id === ${JSON.stringify(last ?? null)} || ${last === undefined} && answers.length === ${messages.length}) resolve(answers)
  })
  for (const message of ${JSON.stringify(messages)})
    port.postMessage(typeof message === 'string' ? message : JSON.stringify(message))
})`
