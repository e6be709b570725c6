import { ascii, fromHex, toHex } from '../../../src/core/bytes.ts'
import { encodeCall } from '../../../src/core/chain/calls.ts'
import { signExtrinsic } from '../../../src/core/chain/extrinsic.ts'
import { derive, sr25519PublicKey, sr25519Sign } from '../../../src/core/crypto/sr25519.ts'
import { miniSecretFromPhrase } from '../../../src/core/keys/phrase.ts'

const phrase = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'
const secret = derive(miniSecretFromPhrase(ascii(phrase)), '//Bob')
export const bob = sr25519PublicKey(secret)

/** A transfer by Bob, signed for the chain with this genesis. */
export const transferOn = (genesis: string, nonce: number, planck = 10_000_000_000n): `0x${string}` => {
  const call = encodeCall.transferKeepAlive(new Uint8Array(32).fill(7), planck)
  const context = { genesis: fromHex(genesis), specVersion: 1, transactionVersion: 1, nonce }
  return toHex(
    signExtrinsic({
      ...{ call, signer: bob, context: { ...context, era: { kind: 'immortal' } } },
      sign: (payload) => sr25519Sign(secret, payload),
    }),
  )
}
