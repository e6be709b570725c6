export type Ended = { readonly ok: boolean; readonly output: string }
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }
export function countOne(ended: Ended): Counts
export function countVitest(ended: Ended, reportFile: string): Counts
export function countPlaywright(ended: Ended, reportFile: string): Counts
export function countCargo(ended: Ended): Counts
