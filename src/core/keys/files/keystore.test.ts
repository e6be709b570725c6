import { decryptKeystoreJsonSync, encryptKeystoreJsonSync } from 'ethers'
import { expect, test } from 'vitest'
import { ascii, fromHex, toHex } from '../../bytes.ts'
import { secp256k1PublicKey } from '../../crypto/ecdsa.ts'
import { ethereumAddress } from '../address.ts'
import { openKeystore, sealKeystore } from './keystore.ts'
import { parseRawKey } from './rawKey.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const codeOf = (act: () => unknown) => {
  try {
    act()
    return 'taken'
  } catch (error) {
    return (error as { code: string }).code
  }
}

// Web3 Secret Storage Definition, test vectors: both hold the same key under the same password.
const SECRET = '0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d'
const PASSWORD = 'testpassword'
const byPbkdf2 = {
  crypto: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: '6087dab2f9fdbbfaddc31a909735c1e6' },
    ciphertext: '5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46',
    kdf: 'pbkdf2',
    kdfparams: {
      c: 262144,
      dklen: 32,
      prf: 'hmac-sha256',
      salt: 'ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd',
    },
    mac: '517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2',
  },
  id: '3198bc9c-6672-5ab3-d995-4942343ae5b6',
  version: 3,
}
const byScrypt = {
  crypto: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: '83dbcc02d8ccb40e466191a123791e0e' },
    ciphertext: 'd172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c',
    kdf: 'scrypt',
    kdfparams: {
      dklen: 32,
      n: 262144,
      p: 8,
      r: 1,
      salt: 'ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19',
    },
    mac: '2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097',
  },
  id: '3198bc9c-6672-5ab3-d995-4942343ae5b6',
  version: 3,
}
const open = (file: unknown, password = PASSWORD) => openKeystore(ascii(JSON.stringify(file)), ascii(password))

test.each([
  ['pbkdf2', byPbkdf2],
  ['scrypt', byScrypt],
])('opens the vector of the Web3 Secret Storage Definition: %s', (_, file) => {
  expect(toHex(open(file))).toBe(SECRET)
})

test('opens what ethers wrote, and ethers opens what is written here', () => {
  const address = ethereumAddress(secp256k1PublicKey(fromHex(SECRET)))
  const theirs = encryptKeystoreJsonSync({ address, privateKey: SECRET }, 'päss', { scrypt: { N: 4096, r: 8, p: 1 } })
  expect(toHex(openKeystore(ascii(theirs), ascii('päss')))).toBe(SECRET)
  const ours = text(sealKeystore(fromHex(SECRET), ascii('päss')))
  expect(decryptKeystoreJsonSync(ours, 'päss')).toEqual({ address, privateKey: SECRET })
  expect(ours).not.toContain(SECRET.slice(2))
})

const { crypto: sealed } = byScrypt
const changed = (change: Partial<typeof sealed>) => ({ ...byScrypt, crypto: { ...sealed, ...change } })
const costing = (change: Partial<typeof sealed.kdfparams>) => changed({ kdfparams: { ...sealed.kdfparams, ...change } })
test.each<[string, unknown, string]>([
  ['text', 'not a file', 'invalid-file'],
  ['nothing', null, 'invalid-file'],
  ['a file without its sealed part', { version: 3 }, 'unsupported-file'],
  ['version 4', { ...byScrypt, version: 4 }, 'unsupported-file'],
  ['another cipher', changed({ cipher: 'aes-256-gcm' }), 'unsupported-file'],
  ['memory without end', costing({ n: 2 ** 30 }), 'unsupported-file'],
  ['time without end', costing({ p: 10_000 }), 'unsupported-file'],
  ['no power of two', costing({ n: 1000 }), 'unsupported-file'],
  [
    'iterations without end',
    { ...byPbkdf2, crypto: { ...byPbkdf2.crypto, kdfparams: { ...byPbkdf2.crypto.kdfparams, c: 1e12 } } },
    'unsupported-file',
  ],
  ['a short ciphertext', changed({ ciphertext: '00' }), 'invalid-file'],
  ['another key’s address', { ...byScrypt, address: '00'.repeat(20) }, 'invalid-file'],
  ['a changed ciphertext', changed({ ciphertext: '00'.repeat(32) }), 'wrong-file-password'],
])('refuses %s by name', (_, file, code) => {
  expect(codeOf(() => open(file))).toBe(code)
})

test('refuses a wrong password, and a file that is too long', () => {
  expect(codeOf(() => open(byScrypt, 'testpasswore'))).toBe('wrong-file-password')
  expect(codeOf(() => openKeystore(new Uint8Array(70_000).fill(0x20), ascii('')))).toBe('invalid-file')
})

const ORDER = 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141'
test.each([
  ['with its prefix', SECRET],
  ['without', SECRET.slice(2)],
  ['in capitals, between spaces', `  0X${SECRET.slice(2).toUpperCase()}\n`],
])('takes a typed key %s', (_, typed) => {
  expect(toHex(parseRawKey(ascii(typed)))).toBe(SECRET)
})

test('takes the largest key', () => {
  expect(parseRawKey(ascii(ORDER.replace(/1$/, '0')))[31]).toBe(0x40)
})

test.each([
  ['nothing', ''],
  ['too few digits', SECRET.slice(0, -1)],
  ['too many digits', `${SECRET}0`],
  ['another letter', SECRET.replace('7a', '7g')],
  ['a space inside', SECRET.replace('7a', '7 ')],
  ['zero', '00'.repeat(32)],
  ['the group order', ORDER],
  ['more than the group order', 'ff'.repeat(32)],
])('refuses a typed key: %s', (_, typed) => {
  expect(codeOf(() => parseRawKey(ascii(typed)))).toBe('invalid-key')
})
