import type { Vault } from './file.ts'
import type { Version1 } from './version1.ts'

type Source = 'phrase' | 'imported'
type PublicAccount = {
  readonly role: 'registrant' | 'rules'
  readonly name: string
  readonly publicKey: string
  readonly source: Source
}
type PublicKey = { readonly name: string; readonly verifyingKey: string; readonly source: Source }

/** What anybody may know of a vault, whatever its form: names and public keys (hex), those of the phrase first. */
export const publicsOf = (
  vault: Vault | Version1,
): { readonly accounts: readonly PublicAccount[]; readonly keys: readonly PublicKey[] } => {
  const records: readonly { readonly id: string; readonly publics: Version1['records'][0]['publics'] }[] = vault.records
  const sourceOf = (id: string): Source => (id === 'phrase' ? 'phrase' : 'imported')
  return {
    accounts: records.flatMap(({ id, publics }) =>
      publics.accounts.map(({ role, name, publicKey }) => ({ role, name, publicKey, source: sourceOf(id) })),
    ),
    keys: records.flatMap(({ id, publics }) =>
      publics.keys.map(({ name, verifyingKey }) => ({ name, verifyingKey, source: sourceOf(id) })),
    ),
  }
}
