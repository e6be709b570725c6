import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { EntropyError } from '../core/errors.ts'
import { memoryPipe } from './memoryPipe.ts'
import { connect, type Pipe, serve } from './rpc.ts'
import { maxMessageLength, textPipe } from './textPipe.ts'

type Api = { add(a: number, b: number): number; fail(code: 'locked' | 'unknown'): void; never(): void }
const schemas = {
  add: v.strictTuple([v.number(), v.number()]),
  fail: v.strictTuple([v.picklist(['locked', 'unknown'])]),
  never: v.strictTuple([]),
}

function start(server: (pipe: Pipe) => Pipe = (pipe) => pipe) {
  const [here, there] = memoryPipe()
  const calls: unknown[][] = []
  const served = serve<Api, string>(server(there), {
    caller: 'me',
    schemas,
    handlers: {
      add(caller, a, b) {
        calls.push([caller, a, b])
        return a + b
      },
      fail(_, code) {
        if (code === 'locked') throw new EntropyError('locked', 'unlock first', { data: { retryAt: 1 } })
        throw new Error('a secret detail')
      },
      never: () => new Promise<never>(() => undefined),
    },
  })
  return { here, there, calls, served }
}

test('a call is answered, and the handler knows the caller from the server alone', async () => {
  const { here, calls } = start()
  expect(await connect<Api>(here).add(1, 2)).toBe(3)
  expect(calls).toEqual([['me', 1, 2]])
})

test('our errors keep code and data; unknown errors leave as internal, without their words', async () => {
  const client = connect<Api>(start().here)
  await expect(client.fail('locked')).rejects.toMatchObject({ code: 'locked', data: { retryAt: 1 } })
  await expect(client.fail('unknown')).rejects.toMatchObject({ code: 'internal', message: 'internal error' })
})

test('SECURITY 8: arguments that do not fit, and methods that do not exist, are refused without effect and without echo', async () => {
  const { here, calls } = start()
  const client = connect<Record<string, (...args: unknown[]) => unknown>>(here)
  await expect(client.add!('two', 2)).rejects.toMatchObject({ code: 'invalid-argument' })
  await expect(client.add!('two', 2)).rejects.toThrow(/^0: expected number$/)
  await expect(client.add!(1, 2, 3)).rejects.toMatchObject({ code: 'invalid-argument' })
  for (const name of ['constructor', 'toString', '__proto__', 'approve'])
    await expect(client[name]!()).rejects.toMatchObject({ code: 'unsupported' })
  expect(calls).toEqual([])
})

test('calls outstanding when the connection closes are rejected, and so are later ones', async () => {
  const { here, there } = start()
  const client = connect<Api>(here)
  const waiting = client.never()
  there.close()
  await expect(waiting).rejects.toMatchObject({ code: 'disconnected' })
  await expect(client.add(1, 2)).rejects.toMatchObject({ code: 'disconnected' })
})

test('a client can be awaited', async () => {
  const client = connect<Api>(start().here)
  expect(await client).toBe(client)
})

test('notices arrive unasked', async () => {
  const { here, served } = start()
  const heard = await new Promise((resolve) => {
    connect<Api>(here, { changed: resolve })
    served.changed({ block: 7 })
  })
  expect(heard).toEqual({ block: 7 })
})

test('SECURITY 8: too many calls at once are refused, the others go on', async () => {
  const client = connect<Api>(start().here)
  const waiting = Array.from({ length: 64 }, () => client.never())
  await expect(client.add(1, 2)).rejects.toMatchObject({ code: 'too-many-requests' })
  expect(waiting).toHaveLength(64)
})

test('SECURITY 8: whatever bytes arrive, nothing happens unless it is a call', async () => {
  const { here, calls } = start(textPipe)
  const answers: unknown[] = []
  here.listen({ message: (message) => answers.push(message) })
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.anything(), fc.json(), fc.string()), async (message) => {
      if (typeof message !== 'bigint' && message !== undefined) {
        try {
          here.send(message)
        } catch {
          // Not even JSON can carry it.
        }
      }
    }),
  )
  here.send(JSON.stringify({ id: 1, method: 'add', args: [1, 2], more: 'x'.repeat(maxMessageLength) }))
  await new Promise((resolve) => setTimeout(resolve))
  expect(calls).toEqual([])
  here.send(JSON.stringify({ id: 1, method: 'add', args: [1, 2] }))
  await new Promise((resolve) => setTimeout(resolve))
  expect(calls).toEqual([['me', 1, 2]])
})
