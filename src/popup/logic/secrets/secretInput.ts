/** Moves what was typed into bytes and empties the input at once; the caller wipes the bytes. NFKC: the same keys, the same bytes, on every system. */
export const takeBytes = (input: HTMLInputElement | HTMLTextAreaElement): Uint8Array => {
  const bytes = new TextEncoder().encode(input.value.normalize('NFKC'))
  input.value = ''
  return bytes
}
