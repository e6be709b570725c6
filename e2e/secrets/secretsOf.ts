import { keyExtractPath, keyFromPath, mnemonicToMiniSecret, sr25519PairFromSeed } from '@polkadot/util-crypto'
import { HDKey } from '@scure/bip32'
import { mnemonicToEntropy, mnemonicToSeedSync } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { encodingsOf, encodingsOfText } from './encodings.ts'
import type { Wanted } from './search.ts'

const bytes = (name: string, secret: Uint8Array): Wanted => ({ name, forms: encodingsOf(secret) })
const text = (name: string, secret: string): Wanted => ({ name, forms: encodingsOfText(secret) })

/** Four words in a row, with what a page, a list or a JSON array puts between them. */
const runs = (phrase: string): Wanted[] => {
  const words = phrase.split(' ')
  return words.slice(3).flatMap((_, at) => {
    const run = words.slice(at, at + 4)
    return [' ', '\n', ',', '","'].map((between) => text(`words ${at + 1} to ${at + 4}`, run.join(between)))
  })
}

/** Everything secret that follows from a phrase, made by libraries that the wallet does not use for it where there are any. */
export const secretsOfPhrase = (phrase: string): Wanted[] => {
  const mini = mnemonicToMiniSecret(phrase)
  const pair = sr25519PairFromSeed(mini)
  const derived = (path: string) => keyFromPath(pair, keyExtractPath(path).path, 'sr25519').secretKey
  const key = (n: number) => HDKey.fromMasterSeed(mnemonicToSeedSync(phrase)).derive(`m/44'/60'/0'/0/${n}`).privateKey!
  return [
    text('the phrase', phrase),
    ...runs(phrase),
    bytes('its entropy', mnemonicToEntropy(phrase, wordlist)),
    bytes('its seed', mnemonicToSeedSync(phrase)),
    bytes('the mini secret', mini),
    bytes('the secret of account 1', pair.secretKey),
    bytes('its scalar', pair.secretKey.subarray(0, 32)),
    bytes('the secret of account 2', derived('//1')),
    bytes('the secret of the rules account', derived('//rules')),
    bytes('key 1', key(0)),
    bytes('key 2', key(1)),
  ]
}

export const secretText = text
export const secretBytes = bytes
