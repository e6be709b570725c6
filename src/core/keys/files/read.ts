import * as v from 'valibot'
import { EntropyError } from '../../errors.ts'

/** A key file is a few hundred bytes. */
const MAX_BYTES = 65_536

/** What a file of JSON holds. @throws {EntropyError} `invalid-file` when it is none, or has another shape */
export const readJson = <T>(schema: v.GenericSchema<unknown, T>, file: Uint8Array): T => {
  if (file.length <= MAX_BYTES) {
    try {
      const result = v.safeParse(schema, JSON.parse(new TextDecoder().decode(file)))
      if (result.success) return result.output
    } catch {
      // named below
    }
  }
  throw new EntropyError('invalid-file', 'the file has not the shape of a key file')
}

/** Hexadecimal without its prefix, of `length` bytes. */
export const plainHex = (length: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-fA-F]{${2 * length}}$`)))
