import { concat, type Hex, toHex } from '../../core/bytes.ts'
import { bytesToSign, type Signable } from '../../core/chain/signing/bytesToSign.ts'
import { signedTransaction } from '../../core/chain/signing/payload.ts'
import { dataBytes } from '../../core/chain/signing/rawBytes.ts'
import { EntropyError } from '../../core/errors.ts'
import { ss58Decode } from '../../core/keys/address.ts'
import type { SigningView } from '../../protocol/popup/requests.ts'
import type { RunJob } from '../ports.ts'
import { withKey } from '../registration/approval/signing.ts'
import type { AskedSigning, Decision, SigningWish } from '../requests/request.ts'
import type { VaultService } from '../services.ts'
import { checkPayload } from './checkPayload.ts'
import { type DescribePorts, describeSigning } from './describeSigning.ts'

/** What sites want signed: looked at, shown, and signed in a worker. */
export type Signing = {
  /** Those whose transactions can be shown. */
  networks(): readonly { readonly genesisHash: Hex; readonly specVersion: number }[]
  /** @throws 'unsupported', 'invalid-argument' for what nobody need be asked about */
  check(wish: SigningWish): void
  describe(asked: AskedSigning): Promise<SigningView>
  /** `typed`: what the user typed where not all could be shown. `call`: its name, if it could be told. @throws 'locked', 'invalid-argument' */
  sign(asked: AskedSigning, typed: string | null): Promise<{ readonly decision: Signed; readonly call: string | null }>
}
type Signed = Extract<Decision, { kind: 'signed' }>
type Ports = DescribePorts & { readonly vault: Pick<VaultService, 'file' | 'dataKey'>; readonly runJob: RunJob }

/** MultiSignature's sr25519, before the signature of a transaction and not of a message: as other wallets have it. */
const SR25519 = Uint8Array.of(1)

export function createSigning(ports: Ports): Signing {
  const { network, vault, runJob } = ports

  const signableOf = (wish: SigningWish): Signable =>
    wish.kind === 'sign-raw'
      ? { kind: 'raw', bytes: dataBytes(wish.data) }
      : { kind: 'payload', bytes: checkPayload(wish.payload, network).bytes }

  return {
    networks: () => [{ genesisHash: network.genesis, specVersion: network.specVersion }],
    check: (wish) => void bytesToSign(signableOf(wish)),
    describe: (asked) => describeSigning(asked, ports),
    async sign(asked, typed) {
      const view = await describeSigning(asked, ports)
      if (view.confirmation !== null && typed !== view.confirmation)
        throw new EntropyError('invalid-argument', 'not all of this could be shown, and it was not confirmed')
      const what = signableOf(asked)
      const account = ss58Decode(asked.account)
      const { signature } = await withKey(vault, (open) => runJob('signForSite', { ...open, account, what }))
      const { sr25519Verify } = await import('../../core/crypto/sr25519.ts')
      if (!sr25519Verify(bytesToSign(what), signature, account))
        throw new EntropyError('internal', 'the signature does not fit what it signs')
      if (asked.kind === 'sign-raw' || view.kind === 'raw')
        return { decision: { kind: 'signed', signature: toHex(signature), signedTransaction: null }, call: null }
      const wantsAll = asked.payload.withSignedTransaction === true && view.network !== null
      const { decoding } = view
      return {
        decision: {
          kind: 'signed',
          signature: toHex(concat(SR25519, signature)),
          signedTransaction: wantsAll ? toHex(signedTransaction(asked.payload, account, signature)) : null,
        },
        call: decoding.kind === 'call' ? `${decoding.call.pallet}.${decoding.call.name}` : null,
      }
    },
  }
}
