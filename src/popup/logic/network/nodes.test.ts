import { expect, test } from 'vitest'
import type { NetworkView } from '../../../protocol/popup/network.ts'
import { empty } from '../../preview/snapshots.ts'
import { words } from '../../words.ts'
import { errorText, failureTexts, isUnencrypted, nodeTrouble, readNode, trustText } from './nodes.ts'

const [one, two, three] = ['wss://one.example', 'wss://two.example', 'wss://three.example']
const network = (urls: readonly string[], more: Partial<NetworkView> = {}): NetworkView => ({
  ...empty.network,
  nodes: urls.map((url) => ({ url, status: { kind: 'connecting' } })),
  trust: urls.length > 1 ? 'nodes-agree' : 'single-node',
  ...more,
})
const failed = (nodes: readonly string[], about?: 'roster'): NetworkView['status'] => ({
  ...{ kind: 'failed', code: about ? 'nodes-disagree' : 'chain-unavailable', message: '', nodes },
  ...(about && { about }),
})

test('the odd one of three is named with what it is about, and of two both', () => {
  const odd = nodeTrouble(network([one, two, three], { status: failed([two], 'roster') }))
  expect(odd).toMatch(/^wss:\/\/two\.example says something else than the others about the list of servers\./)
  const both = nodeTrouble(network([one, two], { status: failed([one, two], 'roster') }))
  expect(both).toMatch(
    /^wss:\/\/one\.example and wss:\/\/two\.example say different things about the list of servers\./,
  )
})

test('who is silent is named when there are several', () => {
  expect(nodeTrouble(network([one, two], { status: failed([two]) }))).toBe('This is about wss://two.example.')
  expect(nodeTrouble(network([one], { status: failed([one]) }))).toBeNull()
  expect(nodeTrouble(network([one, two]))).toBeNull()
})

test('what is wrong is said once, and then who is meant', () => {
  expect(failureTexts(network([one, two]))).toEqual([])
  const disagreeing = failureTexts(network([one, two, three], { status: failed([two], 'roster') }))
  expect(disagreeing).toEqual([expect.stringContaining(two), words.network.unbelieved])
  const silent = failureTexts(network([one, two], { status: failed([two]) }))
  expect(silent).toEqual([words.errors['chain-unavailable'], expect.stringContaining(two)])
  expect(failureTexts(network([one], { status: failed([one]) }))).toEqual([words.errors['chain-unavailable']])
})

test('an error that comes of the nodes names them; any other is what it is', () => {
  const disagreeing = network([one, two, three], { status: failed([two], 'roster') })
  expect(errorText('nodes-disagree', disagreeing)).toContain(`${two} says something else`)
  expect(errorText('locked', disagreeing)).toBe(words.errors.locked)
  expect(errorText('nodes-disagree', network([one, two]))).toBe(words.errors['nodes-disagree'])
})

test('says what the word of the nodes is worth', () => {
  expect(trustText(network([one]))).toContain('this one node')
  expect(trustText(network([one, two]))).toContain('2 nodes agree')
  expect(trustText(network([one, two], { status: { kind: 'connecting' } }))).toContain('2 nodes have to agree')
  expect(trustText(network([one], { enough: false }))).toContain('cannot register')
})

test('what is typed is an address, another one than those listed, and there is room for it', () => {
  expect(readNode(' WSS://Two.example/ ', [one])).toEqual({ url: two })
  expect(readNode(`${one}/`, [one])).toBe('twice')
  expect(readNode(three, Array(5).fill(one))).toBe('full')
  for (const bad of [
    '',
    'two.example',
    'https://two.example',
    'wss://',
    'wss://a:b@two.example',
    'wss://two.example#x',
  ])
    expect(readNode(bad, [])).toBe('bad')
})

test('only a way that stays on this computer needs no encryption', () => {
  for (const local of ['ws://127.0.0.1:9944', 'ws://localhost:1', 'ws://[::1]:9944', 'wss://node.example'])
    expect(isUnencrypted(local)).toBe(false)
  for (const far of ['ws://node.example', 'ws://192.168.1.2:9944', 'ws://localhost.example'])
    expect(isUnencrypted(far)).toBe(true)
})
