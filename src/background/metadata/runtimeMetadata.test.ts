import { beforeAll, expect, test } from 'vitest'
import { networks } from '../../core/networks.ts'
import { readRuntime } from '../../network/metadata/runtime.testing.ts'
import { memoryCell } from '../memory.testing.ts'
import { createRuntimeMetadata } from './runtimeMetadata.ts'

let bytes: Uint8Array
beforeAll(async () => {
  bytes = (await readRuntime()).versions[15]
})
const network = networks[0]!

const open = (says: Uint8Array, stored = memoryCell<unknown>()) => {
  let asked = 0
  const chain = async () => ({
    metadata: async () => {
      asked++
      return says
    },
  })
  return { metadata: createRuntimeMetadata({ network, stored, chain }), stored, asked: () => asked }
}

test('is asked of the node once, kept, and read from disk after that', async () => {
  const first = open(bytes)
  await Promise.all([first.metadata.get(), first.metadata.get()])
  expect(first.asked()).toBe(1)
  const later = open(bytes, first.stored)
  expect((await later.metadata.get()).pallets.map(({ name }) => name)).toContain('Balances')
  expect(later.asked()).toBe(0)
})

test('a node that describes another runtime is not believed, and nothing of it is kept', async () => {
  const changed = bytes.map((byte, i) => (i === 5_000 ? byte ^ 1 : byte))
  const { metadata, stored, asked } = open(changed)
  for (const _ of [1, 2]) await expect(metadata.get()).rejects.toMatchObject({ code: 'wrong-runtime' })
  expect([asked(), await stored.read()]).toEqual([2, undefined])
})

test('what lies on disk is not believed either', async () => {
  const { genesis, specVersion } = network
  const changed = bytes.map((byte, i) => (i === 5_000 ? byte ^ 1 : byte))
  for (const odd of [7, { genesis, specVersion, bytes: changed }, { genesis, specVersion: 2, bytes }, { bytes }]) {
    const { metadata, asked } = open(bytes, memoryCell<unknown>(odd))
    await metadata.get()
    expect(asked()).toBe(1)
  }
})
