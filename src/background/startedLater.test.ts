import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vite'
import { expect, test } from 'vitest'

type Kind = 'type' | 'value'
type Statement = {
  readonly source?: { readonly value: unknown } | null
  readonly importKind?: Kind
  readonly exportKind?: Kind
  readonly specifiers?: readonly { readonly importKind?: Kind; readonly exportKind?: Kind }[]
}

const isForValues = ({ importKind, exportKind, specifiers = [] }: Statement): boolean => {
  const kinds = specifiers.map((one) => one.importKind ?? one.exportKind)
  return importKind !== 'type' && exportKind !== 'type' && (kinds.length === 0 || kinds.some((kind) => kind !== 'type'))
}

/** What runs before this module does: its imports that are neither types nor dynamic. */
const importsOf = (file: string): string[] =>
  (parseAst(readFileSync(file, 'utf8'), { lang: 'ts' }, file).body as readonly Statement[])
    .filter(({ source }) => source)
    .filter(isForValues)
    .map(({ source }) => String(source!.value))

/** The packages that run when this module is started. */
const packagesOf = (file: string, seen = new Set<string>()): string[] => {
  if (seen.has(file) || !file.endsWith('.ts')) return []
  seen.add(file)
  return importsOf(file).flatMap((name) => (name.startsWith('.') ? packagesOf(join(file, '..', name), seen) : [name]))
}

test('the libraries for the node, its metadata and signatures of accounts are not started with every message that wakes the background', () => {
  const packages = packagesOf(join(import.meta.dirname, 'main.ts'))
  expect(packages).toContain('webextension-polyfill')
  expect(packages).toContain('valibot')
  expect(packages.filter((name) => /^(@polkadot|@scure\/sr25519)/.test(name))).toEqual([])
})

test('the disk is asked before any library that takes long to start', () => {
  const [first] = importsOf(join(import.meta.dirname, 'main.ts'))
  expect(first).toBe('./disk/stored.ts')
  expect(new Set(packagesOf(join(import.meta.dirname, first!)))).toEqual(new Set(['webextension-polyfill']))
})
