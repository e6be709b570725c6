/** Stands in for `@polkadot/wasm-crypto` in the build (vite.config.ts): never ready, so `@polkadot/util-crypto` takes its JavaScript twins. */
export const isReady = () => false
export const waitReady = () => Promise.resolve(false)

const absent = (): never => {
  throw new Error('not in this build')
}

export {
  absent as bip39Generate,
  absent as bip39ToEntropy,
  absent as bip39ToMiniSecret,
  absent as bip39ToSeed,
  absent as bip39Validate,
  absent as blake2b,
  absent as ed25519KeypairFromSeed,
  absent as ed25519Sign,
  absent as ed25519Verify,
  absent as hmacSha256,
  absent as hmacSha512,
  absent as keccak256,
  absent as keccak512,
  absent as pbkdf2,
  absent as scrypt,
  absent as secp256k1Compress,
  absent as secp256k1Expand,
  absent as secp256k1FromSeed,
  absent as secp256k1Recover,
  absent as secp256k1Sign,
  absent as sha256,
  absent as sha512,
  absent as twox,
}
