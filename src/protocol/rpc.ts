import { type BaseIssue, type GenericSchema, getDotPath, safeParse } from 'valibot'
import { asEntropyError, EntropyError } from '../core/errors.ts'
import { type Id, isNotice, isReply, isRequest, type Notice, type Reply, type Request } from './messages.ts'

/** One end of a two-way message channel; real ones live in platform/. A pipe has one listener, and keeps for it what came before. */
export type Pipe = {
  send(message: unknown): void
  listen(listener: PipeListener): void
  /** Both ends are told. */
  close(): void
}
export type PipeListener = { message(message: unknown): void; closed?(): void }

// biome-ignore lint/suspicious/noExplicitAny: a constraint, never a value
type Api = Record<string, (...args: any[]) => unknown>
export type Client<A extends Api> = {
  readonly [M in keyof A]: (...args: Parameters<A[M]>) => Promise<Awaited<ReturnType<A[M]>>>
}
export type Handlers<A extends Api, Caller> = {
  readonly [M in keyof A]: (
    caller: Caller,
    ...args: Parameters<A[M]>
  ) => Awaited<ReturnType<A[M]>> | Promise<Awaited<ReturnType<A[M]>>>
}
/** For every method, the schema of its argument list. */
export type Schemas<A extends Api> = { readonly [M in keyof A]: GenericSchema<unknown, Parameters<A[M]>> }

/** More calls than this at one time on one connection are refused. */
const maxOutstanding = 64

/**
 * Answers calls on `pipe` until it closes. Arguments are parsed before a handler sees them; what does not parse is answered
 * with 'invalid-argument' and has no effect, what is not a call is ignored.
 */
export function serve<A extends Api, Caller>(
  pipe: Pipe,
  { caller, handlers, schemas, closed }: ServeOptions<A, Caller>,
): { changed(value: unknown): void } {
  let outstanding = 0
  pipe.listen({
    async message(message) {
      if (!isRequest(message)) return
      outstanding += 1
      const reply = await (outstanding > maxOutstanding
        ? refusal(message.id, new EntropyError('too-many-requests', 'too many calls at once'))
        : answer(message, caller, handlers, schemas))
      outstanding -= 1
      pipe.send(reply)
    },
    closed: () => closed?.(),
  })
  return { changed: (value) => pipe.send({ changed: value } satisfies Notice) }
}
type ServeOptions<A extends Api, Caller> = {
  readonly caller: Caller
  readonly handlers: Handlers<A, Caller>
  readonly schemas: Schemas<A>
  readonly closed?: () => void
}

async function answer<A extends Api, Caller>(
  { id, method, args }: Request,
  caller: Caller,
  handlers: Handlers<A, Caller>,
  schemas: Schemas<A>,
): Promise<Reply> {
  try {
    if (!Object.hasOwn(handlers, method)) throw new EntropyError('unsupported', 'no such method')
    const parsed = safeParse(schemas[method as keyof A], args)
    if (!parsed.success) throw new EntropyError('invalid-argument', problem(parsed.issues[0]))
    const result: unknown = await handlers[method as keyof A](caller, ...parsed.output)
    return { id, ok: true, result }
  } catch (error) {
    return refusal(id, asEntropyError(error))
  }
}

/** Names the argument and never shows its value. */
const problem = (issue: BaseIssue<unknown>): string =>
  `${getDotPath(issue)?.replace(/^\d+\./, '') ?? 'arguments'}: ${issue.expected === null ? 'not valid' : `expected ${issue.expected}`}`

const refusal = (id: Id, { code, message, data }: EntropyError): Reply => ({
  id,
  ok: false,
  error: { code, message, ...(data === undefined ? {} : { data }) },
})

/** Calls the other end. Calls outstanding when the pipe closes reject with 'disconnected'. */
export function connect<A extends Api>(
  pipe: Pipe,
  { changed, closed }: { changed?: (value: unknown) => void; closed?: () => void } = {},
): Client<A> {
  let nextId = 0
  let open = true
  const waiting = new Map<Id, { resolve(value: unknown): void; reject(error: EntropyError): void }>()
  const gone = () => new EntropyError('disconnected', 'the connection was cut')
  pipe.listen({
    message(message) {
      if (isNotice(message)) return changed?.(message.changed)
      if (!isReply(message)) return
      const call = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.ok) call?.resolve(message.result)
      else call?.reject(new EntropyError(message.error.code, message.error.message, { data: message.error.data }))
    },
    closed() {
      open = false
      for (const call of waiting.values()) call.reject(gone())
      waiting.clear()
      closed?.()
    },
  })
  const call = (method: string, args: unknown[]) =>
    new Promise((resolve, reject) => {
      if (!open) return reject(gone())
      const id = nextId++
      waiting.set(id, { resolve, reject })
      pipe.send({ id, method, args } satisfies Request)
    })
  return new Proxy({} as Client<A>, {
    // A client is not a promise: `await client` must not call a method named `then`.
    get: (_target, method) => {
      if (typeof method !== 'string' || method === 'then') return undefined
      return (...args: unknown[]) => call(method, args)
    },
  })
}
