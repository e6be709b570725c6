import type { Page } from '@playwright/test'
import type { Extension } from './extension.ts'

/** Runs code beside the wallet's own content script in this page, with what that may do. */
export const contentScriptOf = async (
  { context }: Extension,
  page: Page,
): Promise<(expression: string) => Promise<unknown>> => {
  const session = await context.newCDPSession(page)
  const worlds: { id: number; name: string }[] = []
  session.on('Runtime.executionContextCreated', ({ context: world }) => worlds.push(world))
  await session.send('Runtime.enable')
  const world = worlds.find(({ name }) => name === 'Entropy Wallet')!
  return async (expression) => {
    const evaluated = { expression, contextId: world.id, awaitPromise: true, returnByValue: true }
    return (await session.send('Runtime.evaluate', evaluated)).result.value
  }
}

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
