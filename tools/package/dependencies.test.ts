import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Package = { readonly version: string; readonly license: string; readonly dependencies: Record<string, string> }
const read = (path: string): Package => JSON.parse(readFileSync(path, 'utf8'))

const { dependencies } = read('package.json')
const row = /^\| `(?<name>[^`]+)` \| (?<version>\S+) \| (?<licence>\S+) \| .+ \| .+ \|$/gm
const reviewed = [...readFileSync('docs/dependencies.md', 'utf8').matchAll(row)].map(({ groups }) => groups!)

test('SECURITY 6: every direct runtime dependency was reviewed in this version and under this licence', () => {
  const installed = Object.keys(dependencies).map((name) => {
    const { version, license: licence } = read(`node_modules/${name}/package.json`)
    return { name, version, licence }
  })
  const listed = reviewed.map(({ name, version, licence }) => ({ name, version, licence }))
  const byName = (a: { name?: string | undefined }, b: { name?: string | undefined }) => (a.name! < b.name! ? -1 : 1)
  expect(listed.toSorted(byName)).toEqual(installed.toSorted(byName))
})

test('SECURITY 6: versions are pinned exactly, and no package runs a script when it is installed', () => {
  for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m)
  expect(readFileSync('tools/setup.mjs', 'utf8')).toContain("['ci', '--ignore-scripts'")
})

test('SECURITY 6: the package for dApps brings nothing that the wallet does not use in the same version', () => {
  expect(dependencies).toMatchObject(read('packages/dapp/package.json').dependencies)
})
