import type { PageApi, PageNotice } from '../protocol/pageApi.ts'
import { pageErrorCodes } from '../protocol/pageErrors.ts'
import { maxMessageLength } from '../protocol/textPipe.ts'
import { fromWire, type PageError, pageError } from './error.ts'
import { create, dataOf, keys, later, newId, now, parse, SafePromise, stringify } from './natives.ts'

type Listener = (notice: PageNotice) => void
type Call = { readonly text: string; resolve(value: unknown): void; reject(error: PageError): void }
export type PageClient = {
  /** Without a promise, whose workings the page may have replaced. */
  ask<M extends keyof PageApi>(
    method: M,
    args: Parameters<PageApi[M]>,
    resolve: (value: ReturnType<PageApi[M]>) => void,
    reject: (error: PageError) => void,
  ): void
  call<M extends keyof PageApi>(method: M, ...args: Parameters<PageApi[M]>): Promise<ReturnType<PageApi[M]>>
  /** `woken`: the background has news, and this page lost its connection to it some time ago. */
  listen(notice: Listener, woken: () => void): void
}

/** The background cuts off at once whom it does not serve; that is not retried for ever. */
const maxQuickCuts = 5
const quick = 1_000

/** Calls the background through the content script. What is unanswered when the background stops is asked again, under the same id. */
export function createClient(port: MessagePort): PageClient {
  const post = port.postMessage.bind(port)
  const waiting: Record<string, Call> = create(null)
  let listener: Listener = () => undefined
  let onWoken: () => void = () => undefined
  let sentAt = 0
  let quickCuts = 0

  function send(text: string): void {
    sentAt = now()
    post(text)
  }
  function askAgain(): void {
    const ids = keys(waiting)
    for (let i = 0; i < ids.length; i++) send(waiting[ids[i]!]!.text)
  }
  function giveUp(): void {
    const ids = keys(waiting)
    for (let i = 0; i < ids.length; i++) {
      const call = waiting[ids[i]!]!
      delete waiting[ids[i]!]
      call.reject(pageError(pageErrorCodes.disconnected, 'the wallet does not answer'))
    }
  }
  function cut(): void {
    quickCuts = now() - sentAt < quick ? quickCuts + 1 : 0
    if (quickCuts > maxQuickCuts) giveUp()
    else later(askAgain, 50 * quickCuts)
  }
  function receive(text: string): void {
    quickCuts = 0
    const message = parse(text)
    const call = waiting[message.id]
    delete waiting[message.id]
    if ('changed' in message) listener(message.changed)
    else if (message.ok) call?.resolve(message.result)
    else call?.reject(fromWire(message.error))
  }

  port.onmessage = (event) => {
    const data = dataOf(event)
    if (data === 'cut') cut()
    else if (data === 'wake') onWoken()
    else if (data === 'gone') giveUp()
    else receive(data as string)
  }
  const ask: PageClient['ask'] = (method, args, resolve, reject) => {
    const id = newId()
    const text = stringify({ id, method, args })
    if (text.length > maxMessageLength)
      return reject(pageError(pageErrorCodes.invalidParams, 'the request is too long'))
    waiting[id] = { text, resolve: resolve as (value: unknown) => void, reject }
    send(text)
  }
  return {
    ask,
    call: (method, ...args) => new SafePromise((resolve, reject) => ask(method, args, resolve, reject)),
    listen(notice, woken) {
      listener = notice
      onWoken = woken
    },
  }
}
