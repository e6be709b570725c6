import { expect, test } from 'vitest'
import { fromHex } from '../bytes.ts'
import { hpkeOpen, hpkeOpenAsSender, hpkeSeal } from './hpke.ts'
import { importX25519 } from './x25519.ts'

// RFC 9180, A.2.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305, base mode, sequence number 0.
const rfc = {
  ephemeralSecret: fromHex('0xf4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600'),
  recipientSecretKey: fromHex('0x8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb'),
  recipientPublicKey: fromHex('0x4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a'),
  info: fromHex('0x4f6465206f6e2061204772656369616e2055726e'),
  aad: fromHex('0x436f756e742d30'),
  plaintext: fromHex('0x4265617574792069732074727574682c20747275746820626561757479'),
  enc: fromHex('0x1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a'),
  ciphertext: fromHex('0x1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28'),
}

const openAsSender = async ({ ephemeralSecret, ...message }: typeof rfc) =>
  hpkeOpenAsSender({ ...message, ephemeral: await importX25519(ephemeralSecret) })

const open = async ({ recipientSecretKey, ...message }: typeof rfc) =>
  hpkeOpen({ ...message, recipient: await importX25519(recipientSecretKey) })

test('seals and opens as RFC 9180 does', async () => {
  expect(await hpkeSeal(rfc)).toEqual({ enc: rfc.enc, ciphertext: rfc.ciphertext })
  expect(await open(rfc)).toEqual(rfc.plaintext)
  expect(await openAsSender(rfc)).toEqual(rfc.plaintext)
})

const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte))

test.each(['enc', 'ciphertext', 'info', 'aad', 'recipientSecretKey'] as const)(
  'does not open with another %s',
  async (field) => {
    const changed = { ...rfc, [field]: flip(flip(rfc[field]).reverse()).reverse() }
    await expect(open(changed)).rejects.toThrow(expect.objectContaining({ code: 'undecryptable' }))
  },
)

test.each(['enc', 'ciphertext', 'info', 'aad', 'recipientPublicKey', 'ephemeralSecret'] as const)(
  'does not open to its sender with another %s',
  async (field) => {
    const changed = { ...rfc, [field]: flip(flip(rfc[field]).reverse()).reverse() }
    await expect(openAsSender(changed)).rejects.toThrow(expect.objectContaining({ code: 'undecryptable' }))
  },
)

test('does not open to its sender for a recipient key of small order', async () => {
  const changed = { ...rfc, recipientPublicKey: new Uint8Array(32) }
  await expect(openAsSender(changed)).rejects.toThrow(expect.objectContaining({ code: 'undecryptable' }))
})

test.each([0, 1, 15, 16])('does not open a ciphertext of %i bytes', async (length) => {
  const cut = { ...rfc, ciphertext: rfc.ciphertext.slice(0, length) }
  await expect(open(cut)).rejects.toThrow(expect.objectContaining({ code: 'undecryptable' }))
})
