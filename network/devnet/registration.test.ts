import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { toHex } from '../../src/core/bytes.ts'
import { ss58Encode } from '../../src/core/keys/address.ts'
import { serverNumbers } from './keys.ts'
import { storedShares } from './outside.ts'
import { keyOf } from './testing/ends.ts'
import { networkForTests } from './testing/start.ts'
import { makeUser, type User } from './testing/users.ts'

const network = networkForTests()
const heldByAll = Object.fromEntries(serverNumbers.map((n) => [n, 'held']))

const drip = (address: string): Promise<Response> =>
  fetch(`${network().faucet}/drip`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ address }),
  })

const userWithDrip = async (): Promise<User> => {
  const user = makeUser(network())
  expect((await drip(user.address)).status).toBe(200)
  return user
}

test('the faucet serves several at once, and says why it refuses', async () => {
  const addresses = Array.from({ length: 3 }, () => ss58Encode(new Uint8Array(randomBytes(32))))
  const answers = await Promise.all(addresses.map(async (address) => (await drip(address)).json()))
  expect(answers).toEqual(addresses.map(() => expect.objectContaining({ amount: '1000000000000' })))
  const refused = await drip('5Grwva')
  expect(refused.headers.get('content-type')).toMatch('application/problem+json')
  expect(await refused.json()).toMatchObject({ status: 400, code: 'bad-request' })
})

test('a registration runs from faucet to test signature, with the same share for the members of a group and no other', async () => {
  const user = await userWithDrip()
  const dealt = await user.begin()
  expect(await user.send(dealt, serverNumbers)).toEqual(heldByAll)
  const { verifyingKey, missingSubgroups } = await keyOf(network(), user, dealt)
  expect(verifyingKey).toEqual(dealt.opened.dealing.verifyingKey)
  expect(missingSubgroups).toEqual([])

  const shares = await Promise.all(
    network()
      .servers()
      .map((server) => storedShares(server, user.account)),
  )
  const held = shares.map((own) => own.map(({ x }) => toHex(x)).join())
  expect(new Set(held).size).toBe(3)
  expect([held[0], held[2], held[4]]).toEqual([held[1], held[3], held[5]])
})
