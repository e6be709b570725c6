import { bench, describe } from 'vitest'
import { importX25519 } from '../crypto/x25519.ts'
import { deal } from './deal.ts'
import type { Roster } from './roster.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

const rosterOf = async (subgroups: number, members: number): Promise<Roster> => {
  const member = async () => ({
    stash: random(32),
    tssAccount: random(32),
    x25519PublicKey: await (await importX25519(random(32))).publicKey(),
  })
  const subgroup = () => Promise.all(Array.from({ length: members }, member))
  return Promise.all(Array.from({ length: subgroups }, subgroup))
}

const dealTo = (roster: Roster, threshold: number) => () =>
  deal({
    secretKey: Uint8Array.of(...random(31), 1),
    genesis: random(32),
    registrant: random(32),
    attempt: 1,
    threshold,
    roster,
    entropy: random(32),
  })

const development = await rosterOf(3, 2)
const hundred = await rosterOf(4, 25)

describe('split, seal and check', () => {
  bench('two native X25519 operations for each of 100 servers: the floor', async () => {
    await Promise.all(
      hundred.flat().map(async ({ x25519PublicKey }) => {
        const key = await importX25519(random(32))
        await Promise.all([key.publicKey(), key.sharedSecret(x25519PublicKey)])
      }),
    )
  })
  bench('100 servers, 3 of 4', async () => void (await dealTo(hundred, 3)()))
  bench('6 servers, 2 of 3', async () => void (await dealTo(development, 2)()))
})
