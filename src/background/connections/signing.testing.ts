import { ascii, equalBytes } from '../../core/bytes.ts'
import { bytesToSign } from '../../core/chain/signing/bytesToSign.ts'
import { derive, sr25519PublicKey, sr25519Sign } from '../../core/crypto/sr25519.ts'
import { EntropyError } from '../../core/errors.ts'
import { miniSecretFromPhrase } from '../../core/keys/phrase.ts'
import { networks } from '../../core/networks.ts'
import type { JobInput } from '../../protocol/workerApi.ts'
import { memoryCell } from '../memory.testing.ts'
import { createRuntimeMetadata } from '../metadata/runtimeMetadata.ts'
import type { RunJob } from '../ports.ts'
import { createSigning, type Signing } from '../signing/signing.ts'

const phrase = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'
const secrets = ['//Alice', '//Bob'].map((path) => derive(miniSecretFromPhrase(ascii(phrase)), path))

/** Signs as the worker does, with the keys of the two accounts that the tests know. */
export function openSigning(world: {
  vault: string
  metadata: Uint8Array | undefined
  signatures: number
  isHanging: boolean
  dataKeys: Uint8Array[]
}): Signing {
  const network = networks[0]!
  const runJob = async (_: string, input: unknown) => {
    const { account, what } = input as JobInput<'signForSite'>
    const secret = secrets.find((one) => equalBytes(sr25519PublicKey(one), account))!
    world.signatures++
    if (world.isHanging) await new Promise(() => undefined)
    return { signature: sr25519Sign(secret, bytesToSign(what)) }
  }
  const chain = async () => {
    const said = world.metadata
    if (!said) throw new EntropyError('chain-unavailable', 'no node')
    return { metadata: async () => said }
  }
  return createSigning({
    network,
    metadata: createRuntimeMetadata({ network, stored: memoryCell<unknown>(), chain }),
    access: { connected: () => 'connecting' },
    vault: {
      file: () => ({ version: 2, checksum: '' }),
      dataKey: async () => {
        if (world.vault === 'locked') throw new EntropyError('locked', 'unlock the wallet first')
        const key = new Uint8Array(32).fill(7)
        world.dataKeys.push(key)
        return key
      },
    },
    runJob: runJob as RunJob,
  })
}
