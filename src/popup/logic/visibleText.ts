// Control, format (bidirectional marks, zero-width, tags) and private characters, lone surrogates, odd spaces and line breaks.
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu

/** Text from outside, safe to show: what could hide or reorder letters is spelled out, and it ends after `limit` characters. */
export const visibleText = (text: string, limit = 200): string => {
  const characters = Array.from(text)
  const shown = characters.slice(0, limit).join('').replace(hidden, spell)
  return characters.length > limit ? `${shown}…` : shown
}

/** A whole text whose line breaks are meant, as line breaks. Nothing is left out. */
export const visibleLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => visibleText(line, Number.POSITIVE_INFINITY))
    .join('\n')

const spell = (character: string) => `‹U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}›`

/** A name from the chain's metadata in words: `transfer_keep_alive` is “transfer keep alive”. */
export const visibleName = (name: string): string => visibleText(name.replaceAll('_', ' '), 80)

/** A call as it is named wherever one is shown: “Balances: transfer keep alive”. */
export const callName = (pallet: string, name: string): string => `${visibleName(pallet)}: ${visibleName(name)}`

/** An origin with its host in punycode, as the browser compares it. What is no origin has every letter beyond ASCII spelled out. */
export const visibleOrigin = (origin: string): string => {
  const parsed = URL.canParse(origin) ? new URL(origin).origin : 'null'
  return parsed === 'null' ? visibleText(origin, 80).replace(/[^ -~‹›…]/gu, spell) : visibleText(parsed, 270)
}
