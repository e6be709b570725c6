import { expect, test } from 'vitest'
import { open, verifyingKey } from '../preview/snapshots.ts'
import { heldName } from './heldName.ts'

// The public key of the well-known development account Alice.
const alice = '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d'

test('what is here already is called by the name it has here', () => {
  expect(heldName(`key:${verifyingKey}`, open)).toBe('Key 1')
  expect(heldName(`account:${alice}`, open)).toBe('Account 1')
})

test('what is not here, or is named in no way we know, has no name', () => {
  expect(heldName(`key:${alice}`, open)).toBeNull()
  expect(heldName(undefined, open)).toBeNull()
  expect(heldName({ toString: () => `account:${alice}` }, open)).toBeNull()
})
