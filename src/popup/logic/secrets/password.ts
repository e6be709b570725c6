/** What can honestly be said of a password without a dictionary. Only `fair` and `good` are accepted. */
export type Judgement =
  | { readonly kind: 'empty' }
  | { readonly kind: 'short'; readonly missing: number }
  | { readonly kind: 'repeated' | 'digits' }
  | { readonly kind: 'fair' | 'good'; readonly accepted: true }

const floor = 10

export const judgePassword = (password: string): Judgement => {
  const characters = Array.from(password)
  if (characters.length === 0) return { kind: 'empty' }
  if (characters.length < floor) return { kind: 'short', missing: floor - characters.length }
  if (new Set(characters).size < 5) return { kind: 'repeated' }
  if (/^\d+$/.test(password)) return { kind: 'digits' }
  return { kind: characters.length < 16 ? 'fair' : 'good', accepted: true }
}
