import { fromJson } from '../json.ts'
import { changed, type Json, type Rule } from '../refused/change.ts'
import * as dealings from './dealings.ts'
import * as encodings from './encodings.ts'
import { type Vector, written } from './file.ts'
import * as hashes from './hashes.ts'
import * as proofs from './proofs.ts'

type Check = (vector: Vector) => void | Promise<void>

const checks: Record<string, Check> = { ...hashes, ...dealings, ...proofs, ...encodings }

type Change = { category: string; name: string; field: string; rule: Rule }

/** The changed case must come to what the change says, whatever the case itself comes to. */
const refusedChange = ({ category, name, field, rule, ...expected }: Change): void | Promise<void> => {
  const base = written[category]!.find((vector) => (vector as Vector).name === name)!
  return check(category, { ...(changed(base, field, rule) as object), ...expected })
}

export const categories: readonly string[] = [...Object.keys(checks), 'refusedChange'].sort()

/** Whether the core computes what is written of this case. */
export const check = (category: string, vector: Json): void | Promise<void> =>
  category === 'refusedChange' ? refusedChange(vector as Change) : checks[category]!(fromJson(vector))
