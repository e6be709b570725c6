import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { fromHex, toHex } from '../../../src/core/bytes.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { openStore } from './store.ts'

/** Runs the victim and kills it once it has acknowledged this many shares; returns the lines that it got out. */
const killAfter = async (data: string, keyFile: string, acknowledged: number): Promise<string[]> => {
  const args = ['--import', 'tsx', 'network/server/testing/victim.ts', data, keyFile, '60']
  const victim = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  for await (const line of createInterface(victim.stdout)) {
    if (line.startsWith('0x')) lines.push(line)
    if (lines.length === acknowledged) victim.kill('SIGKILL')
  }
  if (victim.signalCode === null) await once(victim, 'exit')
  expect(victim.signalCode).toBe('SIGKILL')
  return lines
}

test.each([1, 7, 30])(
  'killed under load after %i acknowledgements: every acknowledged share is intact',
  async (count) => {
    const data = await temporaryFolder()
    const keyFile = join(await temporaryFolder(), 'key')
    const acknowledged = await killAfter(data, keyFile, count)
    expect(acknowledged.length).toBeGreaterThanOrEqual(count)
    const damaged: string[] = []
    const { dealings, close } = await openStore(data, keyFile, (_, name) => damaged.push(name))
    expect(damaged).toEqual([])
    for (const line of acknowledged) {
      const [registrant, dealingHash, signature] = line.split(' ').map((text) => fromHex(text)) as [
        Uint8Array,
        Uint8Array,
        Uint8Array,
      ]
      const record = await dealings.get(registrant, dealingHash)
      if (record?.share.tag !== 'held') throw new Error('an acknowledged share is not held')
      expect(toHex(record.share.value.ack.signature)).toBe(toHex(signature))
    }
    const markers = await readdir(join(data, 'markers'))
    expect(markers.length).toBeGreaterThanOrEqual([...dealings.entries()].length)
    expect((await readdir(join(data, 'dealings'))).filter((name) => name.endsWith('.tmp'))).toEqual([])
    await close()
  },
)
