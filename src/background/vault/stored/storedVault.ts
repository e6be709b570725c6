import * as v from 'valibot'
import { equalBytes, fromHex, toHex } from '../../../core/bytes.ts'
import { asEntropyError, EntropyError } from '../../../core/errors.ts'
import { checksumOf } from '../../../protocol/vault/checksum.ts'
import { parseAnyVault, type Vault } from '../../../protocol/vault/file.ts'
import type { Version1 } from '../../../protocol/vault/version1.ts'
import type { Cell } from '../../ports.ts'

/** The vault as it lies on disk, with what is known about it and is no secret. */
export type StoredVault = {
  /** Of the form it was written in; an older one becomes the present one when it is unlocked. */
  readonly file: Vault | Version1
  readonly backup: 'proven' | 'unproven'
  readonly wrong: WrongTries | null
  /** Counts what was ever stored, so that of two copies one is the later. */
  readonly revision: number
}
/** Passwords that did not open it, one after another; `until`: milliseconds since 1970 before which none is tried. */
export type WrongTries = { readonly count: number; readonly until: number }

/** What lies in one of the two places. */
export type Place =
  | { readonly kind: 'empty' }
  | { readonly kind: 'damaged'; readonly message: string }
  /** The browser does not give it. */
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'whole'; readonly stored: StoredVault }

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const schema = v.strictObject({
  file: v.unknown(),
  backup: v.picklist(['proven', 'unproven']),
  wrong: v.nullable(v.strictObject({ count: whole, until: v.number() })),
  // The first release counted nothing.
  revision: v.optional(whole, 0),
})
const copySchema = v.strictObject({ stored: v.unknown(), checksum: v.string() })

const parse = (value: unknown): StoredVault => {
  const result = v.safeParse(schema, value)
  if (!result.success) throw new EntropyError('vault-damaged', 'the stored vault is damaged')
  return { ...result.output, file: parseAnyVault(result.output.file) }
}

/** The copy has a checksum over what stands beside the file, too. */
const parseCopy = (value: unknown): StoredVault => {
  const result = v.safeParse(copySchema, value)
  if (!result.success) throw new EntropyError('vault-damaged', 'the second copy is damaged')
  const stored = parse(result.output.stored)
  if (result.output.checksum !== copyChecksum(stored))
    throw new EntropyError('vault-damaged', 'the second copy is damaged: its checksum is wrong')
  return stored
}

export const asCopy = (stored: StoredVault) => ({ stored, checksum: copyChecksum(stored) })

const copyChecksum = ({ file, backup, wrong, revision }: StoredVault) =>
  toHex(checksumOf('entropy:vault-copy:v1', [file.checksum, backup, wrong, revision]))

export const readPrimary = (cell: Cell<unknown>): Promise<Place> => readPlace(cell, parse)
export const readCopy = (cell: Cell<unknown>): Promise<Place> => readPlace(cell, parseCopy)

/** Never rejects: what cannot be read is damaged, not absent. */
const readPlace = async (cell: Cell<unknown>, parse: (value: unknown) => StoredVault): Promise<Place> => {
  try {
    const value = await cell.read()
    return value === undefined ? { kind: 'empty' } : { kind: 'whole', stored: parse(value) }
  } catch (error) {
    const { code, message } = asEntropyError(error)
    if (code === 'vault-damaged') return { kind: 'damaged', message }
    return { kind: 'unreachable', message: 'the vault cannot be read' }
  }
}

export const isSameVault = (a: StoredVault, b: StoredVault): boolean =>
  equalBytes(fromHex(a.file.checksum), fromHex(b.file.checksum))
