import { expect } from 'vitest'
import { taggedHash } from '../../../src/core/crypto/hash.ts'
import { parsePoint } from '../../../src/core/crypto/point.ts'
import { parseScalar, parseScalarOrZero } from '../../../src/core/crypto/scalar.ts'
import { rosterHash } from '../../../src/core/dealing/roster.ts'
import { messageHash, statementHash } from '../../../src/core/dealing/statement.ts'
import { codeOf } from './code.ts'
import type { Vector } from './file.ts'

export const hash = ({ tag, data, hash }: Vector): void => expect(taggedHash(tag, data)).toEqual(hash)

export const roster = ({ roster, hash }: Vector): void => expect(rosterHash(roster)).toEqual(hash)

export const statement = (vector: Vector): void => {
  expect(statementHash(vector)).toEqual(vector.statementHash)
  expect(messageHash(vector.statementHash)).toEqual(vector.messageHash)
}

export const point = ({ name, bytes, valid }: Vector): void =>
  expect(codeOf(() => parsePoint(bytes, name))).toBe(valid ? 'none' : 'invalid-point')

export const scalar = ({ name, bytes, valid, validOrZero }: Vector): void => {
  expect(codeOf(() => parseScalar(bytes, name))).toBe(valid ? 'none' : 'invalid-scalar')
  expect(codeOf(() => parseScalarOrZero(bytes, name))).toBe(validOrZero ? 'none' : 'invalid-scalar')
}
