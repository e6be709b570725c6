import type { VaultDamage } from '../../../protocol/popup/vault.ts'
import type { Cell } from '../../ports.ts'
import { isSameVault, type Place, readCopy, readPrimary, type StoredVault } from './storedVault.ts'

export type Found =
  | { readonly kind: 'none' }
  /** `copy`: whether the second copy says the same, so that it may follow before the vault was opened once. */
  | { readonly kind: 'vault'; readonly stored: StoredVault; readonly isCopied: boolean }
  /** `copy`: the whole second copy, if there is one. `revision`: the highest that was seen. */
  | (VaultDamage & {
      readonly whole: StoredVault | null
      readonly other: StoredVault | null
      readonly revision: number
    })

/**
 * What is on disk, in both places. A vault that is gone while other things of the wallet are there was lost, not never made:
 * whoever took it for a fresh start would have the user make a second one over a phrase that may still be rescued.
 */
export const findVault = async (
  cells: { readonly vault: Cell<unknown>; readonly copy: Cell<unknown> },
  traces: readonly Cell<unknown>[],
): Promise<Found> => {
  const [primary, copy] = await Promise.all([readPrimary(cells.vault), readCopy(cells.copy)])
  if (primary.kind === 'whole') return besideCopy(primary.stored, copy)
  if (primary.kind !== 'empty') return damaged('unreadable', primary.message, primary, copy)
  // A browser without the other store is no sign of a vault.
  const isCopy = copy.kind === 'whole' || copy.kind === 'damaged'
  if (isCopy || (await hasTraces(traces))) return damaged('missing', 'the vault is missing', primary, copy)
  return { kind: 'none' }
}

/** A vault is no older than its copy, as it is written first; and of the same age it is the same. */
const besideCopy = (stored: StoredVault, copy: Place): Found => {
  const primary = { kind: 'whole', stored } as const
  if (copy.kind === 'whole') {
    const { revision } = copy.stored
    if (revision > stored.revision)
      return damaged('older', 'the vault is older than its second copy: it was put back', primary, copy)
    if (revision === stored.revision && !isSameVault(stored, copy.stored))
      return damaged('differs', 'the vault and its second copy differ: one of them was changed', primary, copy)
  }
  const isCopied = copy.kind === 'empty' || (copy.kind === 'whole' && copy.stored.revision === stored.revision)
  return { kind: 'vault', stored, isCopied }
}

const damaged = (problem: VaultDamage['problem'], message: string, primary: Place, copy: Place): Found => {
  const whole = copy.kind === 'whole' ? copy.stored : null
  const other = primary.kind === 'whole' ? primary.stored : null
  const revision = Math.max(whole?.revision ?? 0, other?.revision ?? 0)
  return { kind: 'damaged', problem, message, copy: stateOf(copy), whole, other, revision }
}

export const stateOf = ({ kind }: Place): VaultDamage['copy'] =>
  kind === 'whole' || kind === 'damaged' ? kind : 'missing'

const hasTraces = async (traces: readonly Cell<unknown>[]): Promise<boolean> => {
  for (const trace of traces) {
    const isFull = await trace.read().then(
      (value) => !isEmpty(value),
      () => true,
    )
    if (isFull) return true
  }
  return false
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
