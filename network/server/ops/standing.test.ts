import { expect, test } from 'vitest'
import type { ServerInfo } from '../../../src/core/chain/servers.ts'
import { watchStanding } from './standing.ts'

const own: ServerInfo = {
  tssAccount: new Uint8Array(32),
  x25519PublicKey: new Uint8Array(32),
  endpoint: 'http://127.0.0.1:1',
  bond: 1_000n,
  status: { kind: 'seated', subgroup: 0 },
}

const raisedBy = (...records: (ServerInfo | undefined)[]): string[] => {
  const raised: string[] = []
  const note = watchStanding({ raise: (code, about) => void raised.push(`${code} ${about}`) })
  for (const record of records) note(record)
  return raised
}

test('says that the bond became smaller, and by how much', () => {
  expect(raisedBy(own, { ...own, bond: 800n }, { ...own, bond: 800n })).toEqual(['slashed 200 of 1000'])
})

test('says that the server is chilled, also when that happened while it was down', () => {
  expect(raisedBy({ ...own, status: { kind: 'chilled' } })).toEqual(['chilled own server'])
})

test('is silent about a server in good standing, one that adds to its bond, and one that is not known', () => {
  expect(
    raisedBy(
      undefined,
      own,
      own,
      { ...own, bond: 2_000n },
      { ...own, bond: 2_000n, status: { kind: 'leaving', until: 9 } },
    ),
  ).toEqual([])
})
