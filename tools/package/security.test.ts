import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const places = ['src', 'e2e', 'tools', 'network/server', 'network/devnet']
const isTest = /\.(test|spec)\.tsx?$|^tools\/checks\/.*\.mjs$/
const tests = places
  .flatMap((place) => readdirSync(place, { recursive: true, encoding: 'utf8' }).map((file) => join(place, file)))
  .filter((file) => isTest.test(file))
  .map((file) => readFileSync(file, 'utf8'))

const lines = [...readFileSync('docs/security.md', 'utf8').matchAll(/^\| (\d+) \| /gm)].map(([, number]) =>
  Number(number),
)

test('what must hold is listed, from the first line to the last', () => {
  expect(lines).toEqual(Array.from({ length: 29 }, (_, k) => k + 1))
})

test.each(lines)('line %i of what must hold has a test that is named after it', (line) => {
  const named = new RegExp(`SECURITY (d+(, | and ))*${line}( and d+)?:`)
  expect(tests.filter((source) => named.test(source)).length).toBeGreaterThan(0)
})
