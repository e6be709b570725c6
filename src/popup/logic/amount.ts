export type Token = { readonly symbol: string; readonly decimals: number }

/** Whole and fraction of an amount in the smallest unit, at most `digits` decimals (rounded down), no trailing zeros. */
export const splitAmount = (amount: string, decimals: number, digits = 4): { whole: string; fraction: string } => {
  const padded = amount.padStart(decimals + 1, '0')
  const whole = padded.slice(0, padded.length - decimals).replace(/\B(?=(\d{3})+$)/g, '\u202f')
  const fraction = padded.slice(padded.length - decimals)
  const short = fraction.slice(0, digits).replace(/0+$/, '')
  // An amount below the shown digits is not nothing: show its first digits that are.
  const tiny = short === '' && whole === '0' && /[1-9]/.test(fraction)
  return { whole, fraction: tiny ? fraction.slice(0, fraction.search(/[1-9]/) + 2).replace(/0+$/, '') : short }
}

export const formatAmount = (amount: string, token: Token): string => {
  const { whole, fraction } = splitAmount(amount, token.decimals)
  return `${whole}${fraction ? `.${fraction}` : ''} ${token.symbol}`
}

/** To the last digit, for what has to be brought: rounded down it would be too little. */
export const exactAmount = (amount: string, token: Token): string => {
  const { whole, fraction } = splitAmount(amount, token.decimals, token.decimals)
  return `${whole}${fraction ? `.${fraction}` : ''} ${token.symbol}`
}

export const sum = (one: string, other: string): string => (BigInt(one) + BigInt(other)).toString()

/** What is left of `balance` after `total`, never below zero. */
export const left = (balance: string, total: string): string => {
  const rest = BigInt(balance) - BigInt(total)
  return (rest > 0n ? rest : 0n).toString()
}
