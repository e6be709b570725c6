import { toHex } from '../../core/bytes.ts'
import { EntropyError } from '../../core/errors.ts'
import type { Block } from '../../core/registration/ports.ts'
import { expectHex, expectRecord } from './answers.ts'
import type { Rpc } from './rpc.ts'

/** Raw values by key at one block, in the order of the keys. */
export type Read = (at: Block, ...keys: Uint8Array[]) => Promise<(Uint8Array | undefined)[]>

export const createRead =
  ({ call }: Rpc): Read =>
  async (at, ...keys) => {
    const names = keys.map(toHex)
    const answer = await call('state_queryStorageAt', names, toHex(at.hash))
    const { changes } = expectRecord(Array.isArray(answer) ? answer[0] : undefined)
    const values = new Map(Array.isArray(changes) ? (changes as [string, unknown][]) : [])
    return names.map((name) => {
      // An absent value is null; a name that the node leaves out is an answer to another question.
      if (!values.has(name)) throw new EntropyError('chain-unavailable', 'the node leaves out a value')
      const value = values.get(name)
      return value === null ? undefined : expectHex(value)
    })
  }
