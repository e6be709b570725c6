import fs, { type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import type { Config } from '../config.ts'

// A process that does one command and is killed at its n-th step on the disk: in the middle of it, where it is a write.
const [, , kind, data, keyFile, argument, at] = process.argv as [string, string, string, string, string, string, string]
let steps = 0

const step = async (half: () => Promise<unknown> = async () => undefined): Promise<void> => {
  if (++steps !== Number(at)) return
  await half()
  process.kill(process.pid, 'SIGKILL')
  await new Promise(() => undefined)
}

const { open, rename, rm, link } = fs
const watched = (handle: FileHandle): FileHandle =>
  new Proxy(handle, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (typeof value !== 'function') return value
      return async (...args: unknown[]) => {
        const [content] = args
        await step(async () => {
          if (name === 'writeFile') await target.write(Buffer.from(content as Uint8Array).subarray(0, 10))
        })
        return value.apply(target, args) as unknown
      }
    },
  })
Object.assign(fs, {
  open: async (...args: Parameters<typeof open>) => {
    await step()
    return watched(await open(...args))
  },
  rename: (...args: Parameters<typeof rename>) => step().then(() => rename(...args)),
  rm: (...args: Parameters<typeof rm>) => step().then(() => rm(...args)),
  link: (...args: Parameters<typeof link>) => step().then(() => link(...args)),
})
syncBuiltinESMExports()

const config = { data, keyFile, genesis: `0x${'00'.repeat(32)}` } as Config
if (kind === 'rotate') {
  const { rotate } = await import('../commands/rotate.ts')
  await rotate(config, argument, undefined)
} else {
  const { rewrap } = await import('../commands/rewrap.ts')
  await rewrap(config, argument)
}
console.log(steps)
