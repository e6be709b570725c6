import { ascii, concat } from '../../../src/core/bytes.ts'
import { taggedHash } from '../../../src/core/crypto/hash.ts'
import { rosterHash } from '../../../src/core/dealing/roster.ts'
import { type SampleDealing, sample } from '../samples.ts'

export const hashVectors = () =>
  [
    { tag: 'entropy:statement:v1', data: new Uint8Array(0) },
    { tag: 'entropy:dealing:v1', data: sample('a') },
    { tag: 'entropy:tss:v1', data: concat(sample('genesis'), sample('stash')) },
    { tag: 'entropy:dev-server-x25519:v1', data: Uint8Array.of(1) },
    { tag: 'x', data: ascii('some more text than fits in one block of the hash function '.repeat(4)) },
  ].map(({ tag, data }) => ({ tag, data, hash: taggedHash(tag, data) }))

export const rosterVectors = (dealings: readonly SampleDealing[]) =>
  dealings.map(({ params: { roster } }) => ({ roster, hash: rosterHash(roster) }))
