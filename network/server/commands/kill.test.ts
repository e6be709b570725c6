import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { ss58Encode } from '../../../src/core/keys/address.ts'
import { makeSecrets } from '../keys/secretFiles.ts'
import { openStore } from '../store/store.ts'
import { initialisedFolder, temporaryFolder } from '../testing/folder.ts'

type Run = { data: string; keyFile: string; argument: string }

const DYING = ['--import', 'tsx', 'network/server/testing/dyingCommand.ts']

/** Does the command in a process that dies at this step; the number of steps that it did, if it did not die. */
const dieAt = async (kind: 'rotate' | 'rewrap', { data, keyFile, argument }: Run, step: number): Promise<number> => {
  const args = [...DYING, kind, data, keyFile, argument, String(step)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')])
  expect(child.signalCode ?? child.exitCode).toBe(output === '' ? 'SIGKILL' : 0)
  return Number(output)
}

/** At every step, in a folder of its own each, two at a time; `look` is at what is left. */
const dieEverywhere = async (
  kind: 'rotate' | 'rewrap',
  prepare: () => Promise<Run>,
  look: (run: Run) => Promise<void>,
) => {
  const steps = await dieAt(kind, await prepare(), 0)
  expect(steps).toBeGreaterThan(8)
  for (let step = 1; step <= steps; step += 2)
    await Promise.all(
      [step, step + 1].map(async (at) => {
        const run = await prepare()
        await dieAt(kind, run, at)
        await look(run)
      }),
    )
}

const prepare = async (folder: { data: string; keyFile: string }, argument: string): Promise<Run> => {
  const data = await temporaryFolder()
  await cp(folder.data, data, { recursive: true })
  return { data, keyFile: folder.keyFile, argument }
}
const setsIn = async (data: string, keyFile: string) => {
  const { keySets, close } = await openStore(data, keyFile, () => undefined)
  await close()
  return keySets.all()
}

test('killed at any step of a rotation, the folder opens with the old key set, or with both', async () => {
  const secrets = makeSecrets()
  const folder = await initialisedFolder(secrets)
  const counts = new Set<number>()
  await dieEverywhere(
    'rotate',
    () => prepare(folder, ss58Encode(new Uint8Array(32))),
    async ({ data, keyFile }) => {
      const sets = await setsIn(data, keyFile)
      expect(sets[0]?.tssSecret).toEqual(secrets.tss)
      counts.add(sets.length)
    },
  )
  expect(counts).toEqual(new Set([1, 2]))
}, 180_000)

test('killed at any step of a change of key file, either the old one opens the folder or the new one', async () => {
  const secrets = makeSecrets()
  const folder = await initialisedFolder(secrets)
  const opened = new Set<string>()
  await dieEverywhere(
    'rewrap',
    async () => prepare(folder, join(await temporaryFolder(), 'key')),
    async ({ data, keyFile, argument }) => {
      const withOld = await setsIn(data, keyFile).catch(() => undefined)
      const withNew = await setsIn(data, argument).catch(() => undefined)
      expect([withOld, withNew].filter(Boolean)).toHaveLength(1)
      expect((withOld ?? withNew)?.[0]?.tssSecret).toEqual(secrets.tss)
      const left = await stat(argument).catch(() => undefined)
      expect([undefined, 32]).toContain(left?.size)
      opened.add(withOld ? 'old' : 'new')
    },
  )
  expect(opened).toEqual(new Set(['old', 'new']))
}, 180_000)
