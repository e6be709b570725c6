/** NFKC: the same keys, the same bytes, on every system. `as-typed`: for files of wallets that do not look at this. */
export type PasswordForm = 'NFKC' | 'as-typed'

/** Moves what was typed into bytes and empties the input at once; the caller wipes the bytes. */
export const takeBytes = (
  input: Pick<HTMLInputElement | HTMLTextAreaElement, 'value'>,
  form: PasswordForm = 'NFKC',
): Uint8Array => {
  const { value } = input
  const bytes = new TextEncoder().encode(form === 'NFKC' ? value.normalize(form) : value)
  input.value = ''
  return bytes
}
