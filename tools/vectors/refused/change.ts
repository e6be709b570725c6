import { fromHex, toHex } from '../../../src/core/bytes.ts'

/** A value of the vectors' file. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** What to do to one field: bytes get one bit turned (bit k is bit k mod 8 of byte k / 8), lists lose, repeat or exchange entries. */
export type Rule =
  | { flip: number }
  | { set: Json }
  | { remove: number }
  | { repeat: number }
  | { swap: readonly [number, number] }

/** A copy with one field changed; `field` is a JSON pointer (RFC 6901) without escapes. */
export const changed = (value: Json, field: string, rule: Rule): Json => {
  const copy = structuredClone(value)
  const path = field.split('/').slice(1)
  const last = path.pop()!
  const parent = path.reduce<Json>((at, key) => entry(at, key), copy) as { [key: string]: Json }
  parent[last] = applied(entry(parent, last), rule)
  return copy
}

const entry = (parent: Json, key: string): Json => {
  const found = (parent as { [key: string]: Json })[key]
  if (found === undefined) throw new Error(`no field ${key}`)
  return found
}

const applied = (field: Json, rule: Rule): Json => {
  if ('set' in rule) return rule.set
  if ('flip' in rule) {
    const bytes = fromHex(field as string)
    bytes[rule.flip >> 3]! ^= 1 << (rule.flip & 7)
    return toHex(bytes)
  }
  const list = [...(field as Json[])]
  if ('remove' in rule) list.splice(rule.remove, 1)
  if ('repeat' in rule) list.splice(rule.repeat, 0, list[rule.repeat]!)
  if ('swap' in rule) {
    const [a, b] = rule.swap
    ;[list[a], list[b]] = [list[b]!, list[a]!]
  }
  return list
}
