import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EntropyError } from './errors.ts'
import { disagreement, farApart, namedAs, namesIn, oddOnes, parseNodeUrl } from './nodes.ts'

const named = (answers: readonly string[]) =>
  oddOnes(new Map(answers.map((answer, node) => [`node ${node}`, answer]))).map((name) => Number(name.at(-1)))

test('of two that disagree both are named, of more the odd one', () => {
  expect(named(['a', 'b'])).toEqual([0, 1])
  expect(named(['a', 'b', 'a'])).toEqual([1])
  expect(named(['a', 'b', 'c'])).toEqual([0, 1, 2])
  expect(named(['a', 'b', 'b', 'a'])).toEqual([0, 1, 2, 3])
  expect(named(['a', 'b', 'a', 'c', 'a'])).toEqual([1, 3])
})

test('a majority that says the truth is never named, whatever the others say; who agrees is never named at all', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('lie', 'another lie', 'truth'), { minLength: 1, maxLength: 5 }), (answers) => {
      const odd = named(answers)
      const honest = answers.flatMap((answer, node) => (answer === 'truth' ? [node] : []))
      if (honest.length * 2 > answers.length) expect(odd).not.toEqual(expect.arrayContaining([honest[0]]))
      if (new Set(answers).size === 1) expect(odd).toEqual([])
      else expect(odd.length).toBeGreaterThan(0)
    }),
  )
})

test('nodes far apart: a slow one is named among more, and one that makes its height up; of two both', () => {
  const apart = (...heights: number[]) =>
    farApart(new Map(heights.map((height, node) => [`node ${node}`, height]))).map((name) => Number(name.at(-1)))
  expect(apart(100)).toEqual([])
  expect(apart(100, 120)).toEqual([])
  expect(apart(100, 121)).toEqual([0, 1])
  expect(apart(10, 100, 101)).toEqual([0])
  expect(apart(100, 4_000_000_000, 101)).toEqual([1])
  expect(apart(10, 100, 1000)).toEqual([0, 1, 2])
  expect(apart()).toEqual([])
})

test('an error keeps its names', () => {
  expect(namesIn(disagreement(['ws://a'], 'roster'))).toEqual({ nodes: ['ws://a'], about: 'roster' })
  expect(namesIn(namedAs(['ws://b'], new EntropyError('chain-unavailable', 'silent')))).toEqual({ nodes: ['ws://b'] })
  expect(namesIn(new EntropyError('chain-unavailable', 'silent', { data: { code: 1 } }))).toEqual({ nodes: [] })
})

test('a node is kept the way it is compared', () => {
  expect(parseNodeUrl(' WSS://Node.Example/ ')).toBe('wss://node.example')
  expect(parseNodeUrl('ws://127.0.0.1:9944')).toBe('ws://127.0.0.1:9944')
  expect(parseNodeUrl('wss://node.example/path?key=1')).toBe('wss://node.example/path?key=1')
  for (const bad of [
    '',
    'node.example',
    'https://node.example',
    'ws://',
    'wss://user:secret@node.example',
    'wss://a#b',
  ])
    expect(parseNodeUrl(bad)).toBeUndefined()
})
