import { readFileSync } from 'node:fs'
import { fromJson } from '../json.ts'
import type { Json } from '../refused/change.ts'

// The types of the file are what `buildVectors` puts in; here only the core's functions say whether they are right.
// biome-ignore lint/suspicious/noExplicitAny: a file's content
export type Vector = any

export const committed = readFileSync(new URL('../../../network/vectors.json', import.meta.url), 'utf8')
const { about: _, ...cases } = JSON.parse(committed) as Record<string, Json[]>

/** By category, as they are written. */
export const written: Readonly<Record<string, readonly Json[]>> = cases
/** By category, with bytes. */
export const vectors = fromJson(cases) as Readonly<Record<string, readonly Vector[]>>
