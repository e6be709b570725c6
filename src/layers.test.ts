import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseAst } from 'vite'
import { describe, expect, test } from 'vitest'

/** What a part may import besides itself: other parts, single files, and packages (`x/*` is a scope). Default deny. */
type Part = { parts: string[]; files?: string[]; packages: string[] }

const parts: Record<string, Part> = {
  'src/core': {
    parts: [],
    files: ['network/chain/genesis.json'],
    packages: ['@noble/*', '@scure/*', 'scale-ts', 'valibot'],
  },
  'src/protocol': { parts: ['src/core'], packages: ['valibot'] },
  'src/platform': { parts: ['src/core', 'src/protocol'], packages: ['webextension-polyfill'] },
  'src/network': { parts: ['src/core'], packages: ['@polkadot/api', '@polkadot-api/substrate-bindings'] },
  'src/background': { parts: ['src/core', 'src/protocol', 'src/platform', 'src/network'], packages: ['valibot'] },
  'src/worker': { parts: ['src/core', 'src/protocol', 'src/platform'], packages: ['hash-wasm'] },
  'src/popup': {
    parts: ['src/core', 'src/protocol', 'src/platform'],
    packages: ['react', 'react-dom', 'zustand', '@zxcvbn-ts/*', 'blo', 'uqr', 'valibot'],
  },
  'src/content': { parts: ['src/platform'], packages: [] },
  'src/inpage': { parts: ['src/protocol', 'src/platform'], packages: ['@polkadot/extension-inject'] },
  'network/chain': { parts: [], packages: ['@acala-network/*', '@noble/hashes', '@polkadot/types', 'node:*'] },
  'network/server': {
    parts: ['src/core'],
    files: ['package.json'],
    packages: [
      ...['fastify', '@fastify/*', 'pino', 'prom-client', 'valibot', 'scale-ts'],
      ...['@noble/*', 'secp256k1', 'hash-wasm', 'ws', 'node:*'],
    ],
  },
  'network/devnet': {
    parts: ['src/core', 'network/chain', 'network/server'],
    packages: ['@polkadot/api', 'esbuild', 'node:*'],
  },
  // Published by itself: whatever it imports, its readers install.
  'packages/dapp': { parts: [], packages: ['@noble/curves', '@noble/hashes'] },
  e2e: {
    parts: ['network/devnet'],
    files: ['tools/findBrowser.mjs'],
    packages: [
      '@entropy-wallet/dapp',
      '@noble/*',
      '@playwright/test',
      '@polkadot-api/pjs-signer',
      '@polkadot/extension-dapp',
      '@polkadot/keyring',
      '@polkadot/util-crypto',
      '@scure/*',
      '@substrate/discovery',
      'axe-core',
      'dom-accessibility-api',
      'esbuild',
      'ethers',
      'node:*',
      'puppeteer-core',
      'ws',
    ],
  },
}

/** Small enough to be at home wherever unknown values are parsed. */
const everywhere = ['valibot']

type Node = { type?: string; source?: unknown; value?: unknown; [key: string]: unknown }

const importers = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]

/** Everything that a module names in an import or `export from`, for values or types, static or not; '?' if it is computed. */
const importsOf = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(importsOf)
  if (typeof node !== 'object' || node === null) return []
  const { type, source, ...children } = node as Node
  const below = Object.values(children).flatMap(importsOf)
  const isRequire = type === 'CallExpression' && (children.callee as Node)?.name === 'require'
  if (isRequire) return [literal((children.arguments as Node[])[0]), ...below]
  if (type === 'TSImportEqualsDeclaration') return ['?', ...below]
  if (!importers.includes(type ?? '')) return [...importsOf(source), ...below]
  return source === null || source === undefined ? below : [literal(source), ...below]
}

const literal = (node: unknown): string => {
  const value = (node as Node | undefined)?.value
  return typeof value === 'string' ? value : '?'
}

const languageOf = (file: string) => (file.endsWith('.tsx') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js')
const parse = (code: string, file: string): string[] => importsOf(parseAst(code, { lang: languageOf(file) }, file))

const partOf = (file: string): string | undefined => Object.keys(parts).find((part) => file.startsWith(`${part}/`))

const isAllowedPackage = (name: string, allowed: readonly string[]): boolean =>
  allowed.some((entry) =>
    entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry || name.startsWith(`${entry}/`),
  )

/** Why this module of this part may not import that, or nothing. */
const objection = (file: string, imported: string): string | undefined => {
  const own = partOf(file)
  if (own === undefined) return `${file} belongs to no part`
  const rule = parts[own]!
  if (!imported.startsWith('.')) return isAllowedPackage(imported, rule.packages) ? undefined : `${file} → ${imported}`
  const target = normalize(join(dirname(file), imported))
  const owner = partOf(target)
  // The suites of e2e are tests themselves.
  if (isTest(target) && own !== 'e2e') return `${file} → ${target}`
  const allowed = owner === own || rule.parts.some((part) => part === owner) || rule.files?.includes(target)
  return allowed ? undefined : `${file} → ${target}`
}

/** Tests and what only tests use; the suites of e2e are held to their rule all the same. */
const isTest = (file: string): boolean =>
  /\.(test(ing)?|bench)\.tsx?$|\/testing\//.test(file) && !file.startsWith('e2e/')

const skipped = ['node_modules', 'target', 'dist']

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return skipped.includes(entry.name) ? [] : filesIn(path)
    return /\.[mc]?[jt]sx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })

const modules = ['src', 'network', 'packages', 'e2e']
  .filter((folder) => existsSync(folder))
  .flatMap(filesIn)
  .filter((file) => !isTest(file))

test('every module imports only what its part may', () => {
  expect(modules.length).toBeGreaterThan(0)
  const objections = modules.flatMap((file) =>
    parse(readFileSync(file, 'utf8'), file).flatMap((imported) => objection(file, imported) ?? []),
  )
  expect(objections).toEqual([])
})

test('each library has one home in the extension', () => {
  const homes = Object.entries(parts)
    .filter(([part]) => part.startsWith('src/'))
    .flatMap(([, { packages }]) => packages)
    .filter((name) => !everywhere.includes(name))
  expect(homes).toEqual([...new Set(homes)])
})

describe('the rule sees', () => {
  test.each([
    ['an import', "import { a } from 'x'"],
    ['an import for its effect', "import 'x'"],
    ['a type import', "import type { A } from 'x'"],
    ['a type in an expression', "type A = import('x').A"],
    ['export from', "export { a } from 'x'"],
    ['export all', "export * from 'x'"],
    ['a type export', "export type { A } from 'x'"],
    ['a dynamic import', "const load = async () => (await import('x')).a"],
    ['require', "const a = require('x')"],
  ])('%s', (_, code) => {
    expect(parse(code, 'a.ts')).toEqual(['x'])
  })

  test('an import whose name is computed', () => {
    expect(parse('const load = (name: string) => import(name)', 'a.ts')).toEqual(['?'])
  })
})

describe('the rule refuses', () => {
  test.each([
    ['src/core/a.ts', '../protocol/rpc.ts'],
    ['src/core/crypto/a.ts', '../../network/a.ts'],
    ['src/core/a.ts', 'node:fs'],
    ['src/core/a.ts', 'react'],
    ['src/core/a.ts', '?'],
    ['src/content/a.ts', '../core/bytes.ts'],
    ['src/popup/a.tsx', '../background/wallet.ts'],
    ['src/popup/a.tsx', '@noble/hashes/sha2.js'],
    ['src/inpage/a.ts', '@polkadot/api'],
    ['src/elsewhere/a.ts', './b.ts'],
    ['src/a.ts', './core/bytes.ts'],
    ['src/core/a.ts', './testing/b.ts'],
    ['network/server/a.ts', '../../src/protocol/rpc.ts'],
    ['network/chain/a.ts', '../server/main.ts'],
    ['network/devnet/a.ts', './testing/rogue.ts'],
    ['packages/dapp/a.ts', '../../src/protocol/pageApi.ts'],
    ['packages/dapp/a.ts', '@polkadot/extension-inject/types'],
    ['e2e/a.test.ts', '../src/core/bytes.ts'],
    ['e2e/a.test.ts', '../network/server/main.ts'],
  ])('%s → %s', (file, imported) => {
    expect(objection(file, imported)).toBeDefined()
  })
})
