import * as v from 'valibot'
import { EntropyError } from '../../core/errors.ts'
import { asVaultFile, parseAnyVault, type Vault } from '../../protocol/vault/file.ts'
import type { Version1 } from '../../protocol/vault/version1.ts'
import type { Cell } from '../ports.ts'

/** The vault as it lies on disk, with what is known about it and is no secret. */
export type StoredVault = {
  /** Of the form it was written in; an older one becomes the present one when it is unlocked. */
  readonly file: Vault | Version1
  readonly backup: 'proven' | 'unproven'
  readonly wrong: WrongTries | null
}
/** Passwords that did not open it, one after another; `until`: milliseconds since 1970 before which none is tried. */
export type WrongTries = { readonly count: number; readonly until: number }

export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged'; readonly message: string }
  | { readonly kind: 'vault'; readonly stored: StoredVault }

const schema = v.strictObject({
  file: v.unknown(),
  backup: v.picklist(['proven', 'unproven']),
  wrong: v.nullable(v.strictObject({ count: v.pipe(v.number(), v.integer(), v.minValue(0)), until: v.number() })),
})

/**
 * What is on disk. A vault that is gone while other things of the wallet are there was lost, not never made: whoever
 * took it for a fresh start would have the user make a second one over a phrase that may still be rescued.
 */
export const findVault = async (cell: Cell<unknown>, traces: readonly Cell<unknown>[]): Promise<Found> => {
  try {
    const value = await cell.read()
    if (value !== undefined) return { kind: 'vault', stored: parse(value) }
    for (const trace of traces) if (!isEmpty(await trace.read())) return damaged('the vault is missing')
    return { kind: 'none' }
  } catch (error) {
    return damaged(error instanceof EntropyError ? error.message : 'the vault cannot be read')
  }
}

const parse = (value: unknown): StoredVault => {
  const result = v.safeParse(schema, value)
  if (!result.success) throw new EntropyError('vault-damaged', 'the stored vault is damaged')
  return { ...result.output, file: parseAnyVault(result.output.file) }
}

const damaged = (message: string): Found => ({ kind: 'damaged', message })

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)

/** Plain data for the pages; checked by `parse` when it was read. */
export const fileOf = ({ file }: StoredVault) => asVaultFile(file)
