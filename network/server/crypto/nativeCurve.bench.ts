import { bench, describe } from 'vitest'
import { x25519PublicKey } from '../../../src/core/crypto/x25519.ts'
import { checkShare, nobleCurve } from '../../../src/core/dealing/check.ts'
import { deal } from '../../../src/core/dealing/deal.ts'
import { openEnvelope } from '../../../src/core/dealing/envelope.ts'
import { openDealing } from '../../../src/core/dealing/open.ts'
import { loadNativeCurve } from './nativeCurve.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const native = loadNativeCurve()!

for (const [threshold, subgroups] of [
  [2, 3],
  [11, 16],
] as const) {
  const x25519SecretKey = random(32)
  const member = { stash: random(32), tssAccount: random(32), x25519PublicKey: await x25519PublicKey(x25519SecretKey) }
  const roster = Array.from({ length: subgroups }, () => [member])
  const secretKey = Uint8Array.of(...random(31), 1)
  const { opened, envelopes } = await deal({
    ...{ secretKey, genesis: random(32), registrant: random(32), attempt: 1 },
    ...{ threshold, roster, entropy: random(32) },
  })
  const envelope = envelopes[0]!
  const share = await openEnvelope({ coreHash: opened.coreHash, subgroup: 0, member, x25519SecretKey, envelope })

  describe(`share of ${threshold} of ${subgroups}`, () => {
    bench('checked with the native library', () => void checkShare(opened, share, native))
    bench('checked with the pure one', () => void checkShare(opened, share, nobleCurve))
    bench('its dealing opened, once for all members', () => void openDealing(opened.dealing, opened.context))
  })
}
