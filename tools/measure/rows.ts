export type Row = { readonly what: string; readonly value: number; readonly unit: string; readonly aim: number | null }

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** Absolute times move with the machine; what they are to their aim, and to an empty page, moves less. */
export const table = (rows: readonly Row[]): string => {
  const cell = ({ value, unit }: Row) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`
  const lines = rows.map((row) => [
    row.what.padEnd(58),
    cell(row).padStart(10),
    row.aim === null ? '' : `${(row.value / row.aim).toFixed(2)} × the aim of ${row.aim} ${row.unit}`,
  ])
  return lines.map((line) => line.join('  ').trimEnd()).join('\n')
}
