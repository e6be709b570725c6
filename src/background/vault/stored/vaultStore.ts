import { EntropyError } from '../../../core/errors.ts'
import type { VaultFile } from '../../../protocol/popup/vault.ts'
import { asVaultFile, parseVault } from '../../../protocol/vault/file.ts'
import { publicsOf } from '../../../protocol/vault/publics.ts'
import type { Cell } from '../../ports.ts'
import { createTurns } from '../../turns.ts'
import { type Found, findVault, stateOf } from './findVault.ts'
import { asCopy, isSameVault, readCopy, type StoredVault } from './storedVault.ts'

export type VaultCells = {
  readonly vault: Cell<unknown>
  /** The second copy, in another store of the browser. */
  readonly copy: Cell<unknown>
  /** Where damaged vaults are kept when another takes their place. */
  readonly aside: Cell<unknown>
  /** Stored things that exist only if a vault did. */
  readonly traces: readonly Cell<unknown>[]
}

/** Damaged vaults that are kept, the newest last. */
const KEPT_ASIDE = 3

/** The vault in its two places. A good copy is never written over by what may be a bad vault. */
export const openVaultStore = async (cells: VaultCells, changed: () => void) => {
  let found: Found = await findVault(cells, cells.traces)

  const stored = (): StoredVault => {
    if (found.kind === 'vault') return found.stored
    if (found.kind === 'damaged') throw new EntropyError('vault-damaged', found.message)
    throw new EntropyError('unauthorised', 'there is no vault')
  }
  /** A copy that cannot be written is behind, and is written with the next change. */
  const follow = async (next: StoredVault): Promise<boolean> =>
    cells.copy.write(asCopy(next)).then(
      () => true,
      () => false,
    )
  const turns = createTurns()
  /** Each change looks at what the one before it stored. */
  const inTurn = <A extends unknown[], T>(act: (...given: A) => Promise<T>) => {
    return (...given: A): Promise<T> => turns(() => act(...given))
  }
  const put = async (next: Omit<StoredVault, 'revision'>, after: number, mayFollow: boolean) => {
    const written = { ...next, revision: after + 1 }
    await cells.vault.write(written)
    found = { kind: 'vault', stored: written, isCopied: mayFollow }
    if (mayFollow) await follow(written)
    changed()
  }
  /** What is about to be written over: the vault, and a second copy that is damaged as well. */
  const keepAside = async () => {
    const copy = await readCopy(cells.copy)
    const places = copy.kind === 'damaged' ? [cells.copy, cells.vault] : [cells.vault]
    const read = await Promise.all(places.map((place) => place.read().catch(() => undefined)))
    const present = read.filter((one) => one !== undefined)
    if (present.length === 0) return
    const kept = await cells.aside.read().catch(() => undefined)
    await cells.aside.write([...(Array.isArray(kept) ? kept : []), ...present].slice(-KEPT_ASIDE))
  }

  return {
    found: () => found,
    stored,
    publics: () => (found.kind === 'vault' ? publicsOf(found.stored.file) : { accounts: [], keys: [] }),
    /** For whoever has the phrase: what may hold more than the phrase gives, the likeliest first. */
    candidates(): VaultFile[] {
      if (found.kind === 'none') return []
      const files = found.kind === 'vault' ? [found.stored] : [found.whole, found.other]
      return files.flatMap((one) => (one ? [asVaultFile(one.file)] : []))
    },
    /**
     * Stores a change of the vault, or of what stands beside it, made from what is stored when its turn has come.
     * `isProven`: it was opened meanwhile. @throws {EntropyError} `storage-failed`, and as `change` does
     */
    write: inTurn(
      async (change: (before: StoredVault) => Partial<Omit<StoredVault, 'revision'>>, isProven?: boolean) => {
        const before = stored()
        const next = { ...before, ...change(before) }
        // What is to be forgotten lies nowhere else either.
        if (isWithoutSome(before.file, next.file)) await Promise.all([cells.aside.clear(), cells.copy.clear()])
        await put(next, before.revision, isProven || (found.kind === 'vault' && found.isCopied))
      },
    ),
    /** @throws {EntropyError} 'already-pending' when there is one, 'vault-damaged' when there was one or this is none */
    begin: inTurn(async (vault: VaultFile): Promise<void> => {
      if (found.kind === 'vault') throw new EntropyError('already-pending', 'there is a vault already')
      if (found.kind === 'damaged') throw new EntropyError('vault-damaged', found.message)
      await put({ file: parseVault(vault), backup: 'unproven', wrong: null }, 0, true)
    }),
    /** A recovered vault in the place of the present or damaged one. @throws {EntropyError} 'wrong-phrase' */
    recovered: inTurn(async (vault: VaultFile): Promise<void> => {
      const file = parseVault(vault)
      if (found.kind === 'none') throw new EntropyError('unauthorised', 'there is nothing to restore')
      if (found.kind === 'vault' && found.stored.file.id !== file.id)
        throw new EntropyError('wrong-phrase', 'this is another vault')
      if (found.kind === 'damaged') await keepAside()
      const { revision } = found.kind === 'vault' ? found.stored : found
      await put({ file, backup: 'proven', wrong: null }, revision, true)
    }),
    /** The second copy in the place of the damaged vault. @throws {EntropyError} 'vault-damaged' when there is no whole one */
    fromCopy: inTurn(async (): Promise<void> => {
      if (found.kind !== 'damaged' || !found.whole) throw new EntropyError('vault-damaged', 'there is no whole copy')
      const { whole, revision } = found
      await keepAside()
      await put(whole, revision, true)
    }),
    /** The vault does not open, though the password fits. A copy that says the same is no better. */
    distrust: inTurn(async (message: string): Promise<void> => {
      if (found.kind !== 'vault') return
      const { stored } = found
      const copy = await readCopy(cells.copy)
      const isOther = copy.kind === 'whole' && !isSameVault(copy.stored, stored)
      const state = copy.kind === 'whole' && !isOther ? 'damaged' : stateOf(copy)
      const whole = isOther ? copy.stored : null
      const revision = Math.max(stored.revision, whole?.revision ?? 0)
      found = { kind: 'damaged', problem: 'altered', message, copy: state, whole, other: stored, revision }
      changed()
    }),
    /** The vault was opened with its password: the copy may follow it. */
    proven: inTurn(async (): Promise<void> => {
      if (found.kind !== 'vault' || found.isCopied) return
      const { stored } = found
      if (await follow(stored)) found = { ...found, isCopied: true }
    }),
  }
}

/** A record of the one is missing in the other. */
const isWithoutSome = (before: StoredVault['file'], next: StoredVault['file']): boolean =>
  before.records.some(({ id }) => next.records.every((one) => one.id !== id))
