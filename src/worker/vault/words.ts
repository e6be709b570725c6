import { concat, wipe } from '../../core/bytes.ts'

const isSpace = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)
const lower = (byte: number) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte)

/** The words of a phrase, lower case; bytes in, bytes out: text could not be wiped. The caller wipes them. */
export const wordsOf = (phrase: Uint8Array): Uint8Array[] => {
  const words: Uint8Array[] = []
  let start = 0
  for (let i = 0; i <= phrase.length; i++) {
    if (i < phrase.length && !isSpace(phrase[i]!)) continue
    if (i > start) words.push(phrase.slice(start, i).map(lower))
    start = i + 1
  }
  return words
}

/** The same words with one space between them. */
export const tidyPhrase = (phrase: Uint8Array): Uint8Array => {
  const words = wordsOf(phrase)
  const tidy = concat(...words.flatMap((word, i) => (i === 0 ? [word] : [Uint8Array.of(0x20), word])))
  wipe(...words)
  return tidy
}
