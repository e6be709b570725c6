import { setTimeout as sleep } from 'node:timers/promises'
import { equalBytes } from '../../src/core/bytes.ts'
import { sr25519PublicKey } from '../../src/core/crypto/sr25519.ts'
import type { X25519Key } from '../../src/core/crypto/x25519.ts'
import { ss58Encode } from '../../src/core/keys/address.ts'
import type { Chain } from './chain/client.ts'
import { StartError } from './ops/fatal.ts'

/** What others know this server by, 32 bytes each. */
export type Identity = { tssAccount: Uint8Array; x25519PublicKey: Uint8Array }

/** `tssSecret`: 64 bytes. */
export const identityOf = async (tssSecret: Uint8Array, encryptionKey: X25519Key): Promise<Identity> => ({
  tssAccount: sr25519PublicKey(tssSecret),
  x25519PublicKey: await encryptionKey.publicKey(),
})

const PATIENCE_MS = 15_000

/** A node that does not answer yet is waited for and then left to the health check; a wrong one, or other keys on chain, are not. @throws StartError */
export const expectOwnRecord = async (chain: Pick<Chain, 'first'>, identity: Identity): Promise<void> => {
  const patience = new AbortController()
  const silence = sleep(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined)
  const state = await Promise.race([chain.first, silence]).catch((cause: Error) => {
    throw new StartError(`the node is not one of this network: ${cause.message}`, { cause })
  })
  patience.abort()
  if (state === undefined) return
  if (state.server === undefined)
    throw new StartError(
      `no server on chain has the tss account ${ss58Encode(identity.tssAccount)}: let its stash join first, or check the node`,
    )
  if (!equalBytes(state.server.x25519PublicKey, identity.x25519PublicKey))
    throw new StartError(
      'the X25519 key on chain is not the one in the data folder: use the folder made for this server',
    )
}
