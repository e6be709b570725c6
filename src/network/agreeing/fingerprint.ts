import { toHex } from '../../core/bytes.ts'

/** Text that is the same for values that say the same, and only for those. Values as the decoders make them: fields in one order. */
export const fingerprint = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Uint8Array) return { bytes: toHex(part) }
    if (typeof part === 'bigint') return { whole: part.toString() }
    return part === undefined ? { absent: true } : part
  })
