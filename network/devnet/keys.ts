import { ascii } from '../../src/core/bytes.ts'
import { taggedHash } from '../../src/core/crypto/hash.ts'
import { derive, sr25519PublicKey } from '../../src/core/crypto/sr25519.ts'
import { ss58Encode } from '../../src/core/keys/address.ts'
import { miniSecretFromPhrase } from '../../src/core/keys/phrase.ts'

/** Known to everyone: the accounts of every development network of this ecosystem. */
const devPhrase = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'

const subgroupCount = 3
const membersPerSubgroup = 2
export const serverNumbers: readonly number[] = Array.from(
  { length: subgroupCount * membersPerSubgroup },
  (_, n) => n + 1,
)

export const subgroupOf = (server: number): number => Math.floor((server - 1) / membersPerSubgroup)

const secretOf = (path: string): Uint8Array => derive(miniSecretFromPhrase(ascii(devPhrase)), path)

/** The well-known keys of development server `n` (from 1): the runtime's genesis names the same. */
export const serverKeys = (n: number) => {
  const tss = secretOf(`//Server//${n}`)
  return {
    stashUri: `${devPhrase}//Server//${n}//stash`,
    stash: ss58Encode(sr25519PublicKey(secretOf(`//Server//${n}//stash`))),
    tssAccount: ss58Encode(sr25519PublicKey(tss)),
    secrets: { tss, x25519: taggedHash('entropy:dev-server-x25519:v1', Uint8Array.of(n)) },
  }
}

/** Address of a well-known account such as `//Alice`. */
export const devAddress = (path: string): string => ss58Encode(sr25519PublicKey(secretOf(path)))
