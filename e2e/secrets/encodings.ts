import { base58, base64, base64url } from '@scure/base'

const utf8 = (text: string) => Buffer.from(text, 'utf8')
const utf16 = (text: string) => Buffer.from(text, 'utf16le')

/** Base64 depends on where in a longer text the bytes begin: the part that is the same wherever they stand, for each of the three. */
const withinBase64 = (bytes: Uint8Array, encode: (bytes: Uint8Array) => string): string[] =>
  [0, 1, 2].map((offset) => {
    const text = encode(Buffer.concat([Buffer.alloc(offset), bytes])).replace(/=+$/, '')
    return text.slice(Math.ceil((offset * 4) / 3), text.length - (((offset + bytes.length) * 8) % 6 === 0 ? 0 : 1))
  })

/** Every form in which these bytes may lie about: as they are, and as hex, base58 or base64 text in UTF-8 and UTF-16. */
export const encodingsOf = (bytes: Uint8Array): Buffer[] => {
  const hex = Buffer.from(bytes).toString('hex')
  const texts = [
    hex,
    hex.toUpperCase(),
    base58.encode(bytes),
    ...withinBase64(bytes, base64.encode),
    ...withinBase64(bytes, base64url.encode),
    // A list of numbers, as bytes become in JSON.
    [...bytes].join(','),
  ]
  return [Buffer.from(bytes), ...[...new Set(texts)].flatMap((text) => [utf8(text), utf16(text)])]
}

/** The text itself, and its bytes in every other form. */
export const encodingsOfText = (text: string): Buffer[] => [...encodingsOf(utf8(text)), utf16(text)]
