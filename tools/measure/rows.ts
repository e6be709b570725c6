/** One thing measured. `aim`: what it may be at most; null where there is none. */
export type Row = {
  readonly what: string
  readonly value: number
  readonly unit: '' | 's' | 'ms' | 'MB' | '×'
  readonly aim: number | null
}

export const misses = ({ value, aim }: Row): boolean => aim !== null && !(value <= aim)

const rounded = (value: number): string =>
  Number.isInteger(value) || value >= 10 ? value.toFixed(0) : value.toFixed(1)

export const table = (rows: readonly Row[]): string => {
  const width = Math.max(...rows.map(({ what }) => what.length))
  const cell = (value: number, unit: string) => `${rounded(value)} ${unit}`.trimEnd().padStart(9)
  const lines = rows.map((row) => {
    const aim = row.aim === null ? '' : `${cell(row.aim, row.unit)}  ${misses(row) ? 'MISSED' : 'kept'}`
    return `${row.what.padEnd(width)}${cell(row.value, row.unit)}${aim}`
  })
  return [`${''.padEnd(width)}${'measured'.padStart(9)}${'aim'.padStart(9)}`, ...lines].join('\n')
}
