import * as v from 'valibot'
import { type Hex, toHex } from '../../core/bytes.ts'
import { blake2_256 } from '../../core/crypto/hash.ts'
import { EntropyError } from '../../core/errors.ts'
import type { Network } from '../../core/networks.ts'
import type { Chain } from '../../core/registration/ports.ts'
import type { Metadata } from '../../network/metadata/metadata.ts'
import type { Cell } from '../ports.ts'

/** What the network's runtime says of itself: with it calls and events are read. */
export type RuntimeMetadata = {
  /** From memory, from disk or from the node. @throws {EntropyError} `chain-unavailable`, `wrong-runtime` */
  get(): Promise<Metadata>
}
type Ports = {
  readonly network: Pick<Network, 'genesis' | 'specVersion' | 'metadataHash'>
  readonly stored: Cell<unknown>
  /** @throws {EntropyError} `chain-unavailable` … */
  readonly chain: () => Promise<Pick<Chain, 'metadata'>>
}
/** Its library is started when it is needed first. */
const decode = async (bytes: Uint8Array) => (await import('../../network/metadata/metadata.ts')).decodeMetadata(bytes)

const schema = v.object({ genesis: v.string(), specVersion: v.number(), bytes: v.instance(Uint8Array) })

/** Fetched once for each runtime, when it is first needed. Neither disk nor node is believed: the wallet knows the hash. */
export function createRuntimeMetadata({ network, stored, chain }: Ports): RuntimeMetadata {
  const { genesis, specVersion } = network
  const isRight = (bytes: Uint8Array) => toHex(blake2_256(bytes)) === (network.metadataHash satisfies Hex)
  let known: Promise<Metadata> | undefined

  async function fromDisk(): Promise<Uint8Array | undefined> {
    const found = v.safeParse(schema, await stored.read())
    if (!found.success || found.output.genesis !== genesis || found.output.specVersion !== specVersion) return undefined
    return isRight(found.output.bytes) ? found.output.bytes : undefined
  }
  async function fromNode(): Promise<Uint8Array> {
    const bytes = await (await chain()).metadata()
    if (!isRight(bytes))
      throw new EntropyError('wrong-runtime', 'the node describes another runtime than the network’s')
    await stored.write({ genesis, specVersion, bytes }).catch(() => undefined) // a full disk: it is asked for again
    return bytes
  }
  return {
    get() {
      known ??= fromDisk()
        .then((bytes) => bytes ?? fromNode())
        .then(decode)
      known.catch(() => {
        known = undefined
      })
      return known
    },
  }
}
