import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { beforeEach, expect, test, vi } from 'vitest'
import { sampleDealing } from '../../../tools/vectors/samples.ts'
import { evaluate } from '../crypto/polynomial.ts'
import { Fn } from '../crypto/scalar.ts'

// A machine that computes wrongly, or a mistake of ours: what the worker made is looked at before anything leaves it.

vi.mock('../crypto/polynomial.ts', async (original) => {
  const real = await original<typeof import('../crypto/polynomial.ts')>()
  return { ...real, evaluate: vi.fn(real.evaluate) }
})
vi.mock('@noble/ciphers/chacha.js', async (original) => {
  const real = await original<typeof import('@noble/ciphers/chacha.js')>()
  return { ...real, chacha20poly1305: vi.fn(real.chacha20poly1305) }
})
const rightly = vi.mocked(evaluate).getMockImplementation()!
const cipherOf = vi.mocked(chacha20poly1305).getMockImplementation()!

beforeEach(() => {
  vi.mocked(evaluate).mockImplementation(rightly)
  vi.mocked(chacha20poly1305).mockImplementation(cipherOf)
})

test('SECURITY 29: a splitting is given out when everything about it is right', async () => {
  await expect(sampleDealing(2, [2, 2, 2])).resolves.toBeDefined()
})

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
  'SECURITY 29: value %i of the shares is off its polynomial: nothing is given out',
  async (wrong) => {
    let count = 0
    vi.mocked(evaluate).mockImplementation((coefficients, at) => {
      const value = rightly(coefficients, at)
      return count++ === wrong ? Fn.add(value, 1n) : value
    })
    await expect(sampleDealing(2, [2, 2, 2])).rejects.toMatchObject({ code: 'internal' })
  },
)

test('SECURITY 29: an envelope that does not open to the share that went in: nothing is given out', async () => {
  let sealed = 0
  vi.mocked(chacha20poly1305).mockImplementation((...given) => {
    const cipher = cipherOf(...given)
    const encrypt = (plaintext: Uint8Array) => {
      const altered = plaintext.slice()
      if (++sealed === 4) altered[50]! ^= 1
      return cipher.encrypt(altered)
    }
    return { ...cipher, encrypt }
  })
  await expect(sampleDealing(2, [2, 2, 2])).rejects.toMatchObject({ code: 'internal' })
  expect(sealed).toBeGreaterThanOrEqual(4)
})
