import { encodeCall } from '../../../src/core/chain/calls.ts'
import { signExtrinsic } from '../../../src/core/chain/extrinsic.ts'
import { derive, sr25519PublicKey, sr25519Sign } from '../../../src/core/crypto/sr25519.ts'
import { type SampleDealing, sample } from '../samples.ts'

export const extrinsicVectors = ({ opened }: SampleDealing) => {
  const secret = derive(sample('signer'), '')
  const signer = sr25519PublicKey(secret)
  const random = sample('extrinsic')
  const chain = { genesis: sample('genesis'), specVersion: 1, transactionVersion: 1 }
  const mortal = { kind: 'mortal', period: 64, block: 1_234_567, blockHash: sample('block') } as const
  return [
    {
      name: 'short call, immortal',
      call: encodeCall.cancel(),
      context: { ...chain, nonce: 0, era: { kind: 'immortal' } as const },
    },
    { name: 'short call, mortal', call: encodeCall.cancel(), context: { ...chain, nonce: 64, era: mortal } },
    {
      name: 'long call, mortal, tip',
      call: encodeCall.deal(opened.dealing),
      context: { ...chain, nonce: 70_000, era: mortal, tip: 1n },
    },
  ].map(({ name, call, context }) => {
    let payload: Uint8Array = new Uint8Array(0)
    let signature: Uint8Array = new Uint8Array(0)
    const sign = (asked: Uint8Array): Uint8Array => {
      payload = asked
      signature = sr25519Sign(secret, payload, random)
      return signature
    }
    const extrinsic = signExtrinsic({ call, signer, context, sign })
    return { name, call, signer, context, payload, signature, extrinsic }
  })
}
