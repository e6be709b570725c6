import { expect } from '@playwright/test'
import type { Devnet } from '../../network/devnet/devnet.ts'
import { fromHex } from './bytes.ts'
import { opensslAccepts } from './openssl.ts'
import { type RegisteredKey, registeredKey, registrant } from './registered.ts'
import { keyFromShares, sharesOnDisk } from './shares.ts'
import { messageHash } from './testSignature.ts'

/** The chain records one registration, whose test signature verifies by OpenSSL over a message made from the chain alone. */
export const expectRegistered = async (network: Devnet, address: string): Promise<RegisteredKey> => {
  await expect.poll(() => registeredKey(network, address), { timeout: 30_000 }).toBeDefined()
  const entry = (await registeredKey(network, address))!
  const message = await messageHash(network, address, entry)
  const signed = { verifyingKey: fromHex(entry.verifyingKey), messageHash: message }
  const signature = fromHex(entry.signature)
  expect(opensslAccepts({ ...signed, signature })).toBe(true)
  const spoilt = Buffer.from(signature)
  spoilt[40]! ^= 1
  expect(opensslAccepts({ ...signed, signature: spoilt })).toBe(false)
  expect(await registrant(network, address)).toMatchObject({ attempts: 1, last: { reason: 'Registered' } })
  return entry
}

/** Members of a subgroup hold the same share; any two subgroups' make the key, a third agrees, one does not. */
export const expectSharesRebuild = async (network: Devnet, address: string, key: RegisteredKey): Promise<void> => {
  const shares = await sharesOnDisk(network, address)
  expect(shares.map((members) => members.length)).toEqual([2, 2, 2])
  for (const [one, other] of shares) expect(one).toEqual(other)
  const held = shares.map(([x], subgroup) => ({ subgroup, x: x! }))
  const [a, b, c] = held as [(typeof held)[0], (typeof held)[0], (typeof held)[0]]
  for (const some of [
    [a, b],
    [b, c],
    [a, c],
    [a, b, c],
  ])
    expect(keyFromShares(some)).toBe(key.verifyingKey)
  for (const one of held) expect(keyFromShares([one])).not.toBe(key.verifyingKey)
}
