import { equalBytes } from '../../../src/core/bytes.ts'
import { sr25519PublicKey } from '../../../src/core/crypto/sr25519.ts'
import { importX25519, type X25519Key } from '../../../src/core/crypto/x25519.ts'
import type { Roster } from '../../../src/core/dealing/roster.ts'

/** Secrets of one identity: sr25519 secret key (64 bytes) of the tss account, X25519 secret key (32 bytes). */
export type ServerSecrets = { tss: Uint8Array; x25519: Uint8Array }

/** What others know a server by, 32 bytes each. */
export type Identity = { tssAccount: Uint8Array; x25519PublicKey: Uint8Array }

/** Everything that this server does under one identity. `tssSecret`: 64 bytes. */
export type KeySet = Identity & { tssSecret: Uint8Array; encryptionKey: X25519Key }

/**
 * The key sets of this server. Which one is in use is nowhere written down: a roster names one of them, and so does the server's
 * record on chain.
 */
export type KeySets = {
  /** Oldest first; never empty. */
  all(): readonly KeySet[]
  /** The set with these two public keys. */
  matching(identity: Identity): KeySet | undefined
  /** The set that this roster names: every duty under a dealing is done with the set of its roster. */
  forRoster(roster: Roster): KeySet | undefined
}

export const importKeySet = async ({ tss, x25519 }: ServerSecrets): Promise<KeySet> => {
  const encryptionKey = await importX25519(x25519)
  const x25519PublicKey = await encryptionKey.publicKey()
  return { tssAccount: sr25519PublicKey(tss), x25519PublicKey, tssSecret: tss, encryptionKey }
}

export const createKeySets = (all: () => readonly KeySet[]): KeySets => {
  const matching = ({ tssAccount, x25519PublicKey }: Identity) =>
    all().find((set) => equalBytes(set.tssAccount, tssAccount) && equalBytes(set.x25519PublicKey, x25519PublicKey))
  const forRoster = (roster: Roster): KeySet | undefined => {
    for (const member of roster.flat()) {
      const set = matching(member)
      if (set !== undefined) return set
    }
    return undefined
  }
  return { all, matching, forRoster }
}
