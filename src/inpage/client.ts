import type { Notice, Reply } from '../protocol/messages.ts'
import type { PageApi, PageError, PageNotice } from '../protocol/pageApi.ts'
import { pageErrorCodes } from '../protocol/pageErrors.ts'
import { maxMessageLength } from '../protocol/textPipe.ts'
import { fromWire, invalid, pageError } from './error.ts'
import { create, dataOf, hasOwn, keys, later, newId, now, parse, SafePromise, stringify } from './natives.ts'

type Call = { readonly text: string; resolve(value: unknown): void; reject(error: PageError): void }
type Hearer = {
  notice(notice: PageNotice): void
  /** The background has news, and this page lost its connection to it some time ago. */
  woken(): void
  /** Whatever was asked has been answered with this. */
  lost(error: PageError): void
}
export type PageClient = {
  /** Without a promise, whose workings the page may have replaced. */
  ask<M extends keyof PageApi>(
    method: M,
    args: Parameters<PageApi[M]>,
    resolve: (value: ReturnType<PageApi[M]>) => void,
    reject: (error: PageError) => void,
  ): void
  /** `change`: what the page gets of the answer. */
  call<M extends keyof PageApi, T>(
    method: M,
    args: Parameters<PageApi[M]>,
    change: (value: ReturnType<PageApi[M]>) => T,
  ): Promise<T>
  listen(hearer: Hearer): void
}

/** The background cuts off at once whom it does not serve; that is not retried for ever. */
const maxQuickCuts = 5
const quick = 1_000
/** While something is asked: is the content script there, and did the background ever say something? Looked at so often, */
const heartbeat = 5_000
/** and after so many looks in vain it is not. A user takes longer, so that alone says nothing. */
const patience = 2

const replaced = () => pageError(pageErrorCodes.walletReplaced, 'the wallet was updated or removed: reload the page')
const broken = () => pageError(pageErrorCodes.walletBroken, 'the wallet does not answer')

/** Calls the background through the content script. What is unanswered when the background stops is asked again, under the same id. */
export function createClient(port: MessagePort): PageClient {
  const post = port.postMessage.bind(port)
  const waiting: Record<string, Call> = create(null)
  let hearer: Hearer | undefined
  let sentAt = 0
  let quickCuts = 0
  let isGone = false
  let isBeating = false
  /** Looks in vain since the content script, and since the background, said something. The latter is heard once. */
  let silence = 0
  let unheard = 0
  let isHeard = false

  function send(text: string): void {
    sentAt = now()
    post(text)
  }
  function askAgain(): void {
    const ids = keys(waiting)
    for (let i = 0; i < ids.length; i++) send(waiting[ids[i]!]!.text)
  }
  function giveUp(error: PageError): void {
    const ids = keys(waiting)
    for (let i = 0; i < ids.length; i++) {
      const call = waiting[ids[i]!]!
      delete waiting[ids[i]!]
      call.reject(error)
    }
    hearer?.lost(error)
  }
  function gone(): void {
    if (isGone) return
    isGone = true
    giveUp(replaced())
  }
  function cut(): void {
    // The next one has as long again only if this one said something: one that is cut again and again says nothing either.
    if (isHeard) unheard = 0
    isHeard = false
    quickCuts = now() - sentAt < quick ? quickCuts + 1 : 0
    if (quickCuts > maxQuickCuts) giveUp(broken())
    // Mostly the background had been stopped just before. In a tab that is not in front a timer may take a second.
    else if (quickCuts <= 1) askAgain()
    else later(askAgain, 50 * quickCuts)
  }

  function beat(): void {
    isBeating = false
    if (keys(waiting).length === 0) return
    if (silence++ >= patience) gone()
    else if (!isHeard && unheard++ >= patience) giveUp(broken())
    else {
      post('there?')
      if (!isHeard) post(textOf(newId(), 'ping', []))
      startBeating()
    }
  }
  function startBeating(): void {
    if (isBeating) return
    isBeating = true
    later(beat, heartbeat)
  }

  function receive(text: string): void {
    quickCuts = 0
    isHeard = true
    const message = parse(text) as Reply | Notice
    if (isReply(message)) settle(message)
    else hearer?.notice(message.changed as PageNotice)
  }
  function settle(reply: Reply): void {
    const call = waiting[reply.id]
    delete waiting[reply.id]
    if (reply.ok) call?.resolve(reply.result)
    else call?.reject(fromWire(reply.error))
  }
  port.onmessage = (event) => {
    const data = dataOf(event)
    silence = 0
    if (data === 'gone') gone()
    else {
      isGone = false
      if (data === 'cut') cut()
      else if (data === 'wake') hearer?.woken()
      else if (data === 'unseen') unheard = 0
      else if (data !== 'here') receive(data as string)
    }
  }

  const ask: PageClient['ask'] = (method, args, resolve, reject) => {
    if (isGone) return reject(replaced())
    const id = newId()
    let text: string
    try {
      text = textOf(id, method, args)
    } catch {
      return reject(invalid('the request cannot be written as JSON'))
    }
    if (text.length > maxMessageLength) return reject(invalid('the request is too long'))
    waiting[id] = { text, resolve: resolve as (value: unknown) => void, reject }
    if (!isBeating) silence = unheard = 0
    startBeating()
    send(text)
  }
  return {
    ask,
    call: (method, args, change) =>
      new SafePromise((resolve, reject) => ask(method, args, (value) => resolve(change(value)), reject)),
    listen(given) {
      hearer = given
    },
  }
}

/** By its own member, as the page may have put others where every object inherits from. */
const isReply = (message: Reply | Notice): message is Reply => hasOwn(message, 'id')

/** Put together here, so that a `toJSON` of the page's making changes no more than what the page says anyway. */
function textOf(id: string, method: string, args: readonly unknown[]): string {
  let list = ''
  for (let i = 0; i < args.length; i++) list += `${i === 0 ? '' : ','}${stringify(args[i]) ?? 'null'}`
  return `{"id":${stringify(id)},"method":${stringify(method)},"args":[${list}]}`
}
