import { secp256k1 } from '@noble/curves/secp256k1.js'
import { blake2b } from '@noble/hashes/blake2.js'
import type { Address, Hex, Registered, RegisterRequest } from '../types.ts'
import { accountOf, ethereumAddressOf } from '../verify/addresses.ts'
import { ascii, bytesOf, toHex } from '../verify/encoding.ts'
import { testMessage } from '../verify/testMessage.ts'

/** Known to everybody, so that a test sees the same values each time. */
const secretKey = blake2b(ascii('entropy wallet: the key of the mock'), { dkLen: 32 })
const publicKey = secp256k1.getPublicKey(secretKey)
const commitment = secp256k1.getPublicKey(blake2b(ascii('entropy wallet: a commitment of the mock'), { dkLen: 32 }))

export const verifyingKey = toHex(publicKey)
export const ethereumAddress = ethereumAddressOf(publicKey)

/** What the network would record: 2 of 3 groups, signed by the mock's own key, so that `verifyRegistered` accepts it. */
export const registeredBy = (
  registrant: Address,
  { constraints = {}, constraintAccount = registrant }: RegisterRequest,
  genesisHash: Hex,
  attempt: number,
): Registered => {
  const rosterHash = `0x${'5e'.repeat(32)}` as const
  const message = testMessage({
    genesis: bytesOf(genesisHash, 32)!,
    registrant: accountOf(registrant)!,
    ...{ attempt, threshold: 2, subgroups: 3 },
    roster: bytesOf(rosterHash, 32)!,
    ...{ verifyingKey: publicKey, commitments: [commitment] },
  })
  const signature = secp256k1.sign(message, secretKey, { prehash: false, lowS: true })
  return {
    ...{ registrant, verifyingKey, ethereumAddress, constraintAccount },
    constraints: { evm: constraints.evm ?? null, btc: constraints.btc ?? null },
    ...{ threshold: 2, subgroups: 3, missingSubgroups: [], genesisHash },
    block: { hash: `0x${'b1'.repeat(32)}`, number: 1_000 + attempt },
    proof: {
      ...{ messageHash: toHex(message), signature: toHex(signature), attempt, rosterHash },
      commitments: [toHex(commitment)],
    },
  }
}
