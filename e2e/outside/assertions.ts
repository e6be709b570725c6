import type { Devnet } from '../../network/devnet/devnet.ts'
import { expect } from '../harness/browser.ts'
import { fromHex } from './bytes.ts'
import { deposit, funds } from './money.ts'
import { opensslAccepts } from './openssl.ts'
import { type RegisteredKey, registeredKey, registrant } from './registered.ts'
import { keyFromShares, sharesOnDisk } from './shares.ts'
import { messageHash } from './testSignature.ts'

/**
 * The chain records one registration, whose test signature verifies by OpenSSL over a message made from the chain alone,
 * and holds one deposit for it. `attempts`: how many splittings it took.
 */
export const expectRegistered = async (network: Devnet, address: string, attempts = 1): Promise<RegisteredKey> => {
  await expect.poll(() => registeredKey(network, address), { timeout: 30_000 }).toBeDefined()
  const entry = (await registeredKey(network, address))!
  const message = await messageHash(network, address, entry)
  const signed = { verifyingKey: fromHex(entry.verifyingKey), messageHash: message }
  const signature = fromHex(entry.signature)
  expect(opensslAccepts({ ...signed, signature })).toBe(true)
  const spoilt = Buffer.from(signature)
  spoilt[40]! ^= 1
  expect(opensslAccepts({ ...signed, signature: spoilt })).toBe(false)
  expect(await registrant(network, address)).toMatchObject({ attempts, last: { reason: 'Registered' } })
  expect((await funds(network, address)).held).toBe(await deposit(network))
  return entry
}

/**
 * Members of a subgroup hold the same share; any two subgroups' make the key, a third agrees, one does not. `holders`: how
 * many there are in each subgroup.
 */
export const expectSharesRebuild = async (
  network: Devnet,
  address: string,
  key: RegisteredKey,
  holders: readonly number[] = [2, 2, 2],
): Promise<void> => {
  const held = async () => (await sharesOnDisk(network, address)).map((members) => members.length)
  // What is left of a splitting that came to nothing goes when its end is final.
  await expect.poll(held, { timeout: 30_000 }).toEqual(holders)
  const shares = await sharesOnDisk(network, address)
  for (const [one, ...others] of shares) for (const other of others) expect(one).toEqual(other)
  const all = shares.map(([x], subgroup) => ({ subgroup, x: x! }))
  const [a, b, c] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0]]
  for (const some of [
    [a, b],
    [b, c],
    [a, c],
    [a, b, c],
  ])
    expect(keyFromShares(some)).toBe(key.verifyingKey)
  for (const one of all) expect(keyFromShares([one])).not.toBe(key.verifyingKey)
}
