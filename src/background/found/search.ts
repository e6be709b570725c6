import { toHex } from '../../core/bytes.ts'
import { EntropyError } from '../../core/errors.ts'
import type { Chain } from '../../core/registration/ports.ts'
import type { RunJob } from '../ports.ts'
import { withKey } from '../registration/approval/signing.ts'
import type { VaultService } from '../services.ts'

/** So many accounts or keys in a row that nobody used, and there are no more: what wallets have in common. */
const GAP = 10
/** So often in a row: what is further on waits for the next day, and a node that calls everything used fills no vault. */
const ROUNDS = 3

export type SearchPorts = {
  readonly vault: Pick<VaultService, 'dataKey' | 'file' | 'replace'>
  readonly runJob: RunJob
}

/**
 * Looks which of the phrase's further accounts and keys the chain knows, and names them in the vault. `known`: public keys
 * (hex) that the vault has named before: should one be gone, then the user wanted it.
 * @throws {EntropyError} `locked`, `vault-changed`, and as the chain does; what was named until then stays
 */
export const searchPhrase = async (
  { vault, runJob }: SearchPorts,
  chain: Chain,
  known: ReadonlySet<string>,
): Promise<void> => {
  for (let round = 0; round < ROUNDS; round++) {
    const file = vault.file()
    if (!file) throw new EntropyError('locked', 'there is no vault')
    const { accounts, keys } = await withKey(vault, (open) => runJob('lookAhead', { ...open, ahead: GAP }))
    const { finalized } = chain.heads()
    const isUsed = async (account: Uint8Array): Promise<boolean> => {
      const { nonce, free, reserved } = await chain.account(account, finalized)
      if (nonce > 0 || free > 0n || reserved > 0n) return true
      const { registrant, registration, registered } = await chain.standing(account, finalized)
      return registrant !== undefined || registration !== undefined || registered !== undefined
    }
    const usedAccounts = await only(
      accounts.filter(({ account }) => !known.has(toHex(account))),
      ({ account }) => isUsed(account),
    )
    const usedKeys = await only(
      keys.filter(({ key }) => !known.has(toHex(key))),
      async ({ key }) => (await chain.keyOwner(key, finalized)) !== undefined,
    )
    if (usedAccounts.length === 0 && usedKeys.length === 0) return
    const found = {
      accounts: usedAccounts.map(({ path }) => ({ path, name: `Account ${path + 1}` })),
      keys: usedKeys.map(({ index }) => ({ index, name: `Key ${index + 1}` })),
    }
    const changed = await withKey(vault, (open) => runJob('addFound', { ...open, ...found }))
    await vault.replace({ vault: changed.vault, madeFrom: file.checksum })
  }
}

const only = async <T>(all: readonly T[], is: (one: T) => Promise<boolean>): Promise<T[]> => {
  const answers = await Promise.all(all.map(is))
  return all.filter((_, i) => answers[i])
}
