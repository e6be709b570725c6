import { blake2b } from '@noble/hashes/blake2.js'
import type { Devnet } from '../../network/devnet/devnet.ts'
import { chainValue } from '../../network/devnet/outside.ts'
import { fromHex } from './bytes.ts'
import { accountId, type RegisteredKey } from './registered.ts'

const hash = (tag: string, data: Uint8Array): Uint8Array =>
  blake2b(Buffer.concat([Buffer.of(tag.length), Buffer.from(tag), data]), { dkLen: 32 })

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** What the test signature of this entry signs (32 bytes), put together from the chain's state alone. */
export const messageHash = async (network: Devnet, address: string, entry: RegisteredKey): Promise<Uint8Array> => {
  const roster = await chainValue<{ hash: string; subgroups: number }>(
    ...([network.outside, 'servers', 'rosterInfo', entry.roster] as const),
  )
  if (roster?.hash !== entry.rosterHash) throw new Error('the roster of the registration is not on the chain')
  const statement = Buffer.concat([
    fromHex(network.genesis),
    accountId(network, address),
    u32(entry.attempt),
    Buffer.of(entry.threshold, roster.subgroups),
    fromHex(entry.rosterHash),
    fromHex(entry.verifyingKey),
    // SCALE: a vector shorter than 64 is preceded by four times its length.
    Buffer.of(entry.commitments.length << 2),
    ...entry.commitments.map(fromHex),
  ])
  return hash('entropy:test-signature:v1', hash('entropy:statement:v1', statement))
}
