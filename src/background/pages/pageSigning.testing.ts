import { decodeAddress } from '@polkadot/util-crypto'
import { beforeAll, beforeEach } from 'vitest'
import { type Hex, toHex } from '../../core/bytes.ts'
import { encodeCall } from '../../core/chain/calls.ts'
import { ownExtensions } from '../../core/chain/extrinsic.ts'
import type { SignerPayload } from '../../core/chain/signing/signerPayload.ts'
import { networks } from '../../core/networks.ts'
import { readRuntime } from '../../network/metadata/runtime.testing.ts'
import type { PopupApi } from '../../protocol/popup/api.ts'
import type { Client } from '../../protocol/rpc.ts'
import { connectedTo, first, type Opened, openWallet, second } from '../connections/wallet.testing.ts'

const [{ genesis }] = networks as [(typeof networks)[0]]
/** A transaction that the runtime of the tests knows. */
export const payload: SignerPayload = {
  address: first,
  blockHash: genesis,
  blockNumber: '0x00000000',
  era: '0x00',
  genesisHash: genesis,
  method: toHex(encodeCall.transferKeepAlive(decodeAddress(second), 5n)),
  nonce: '0x00000001',
  signedExtensions: ownExtensions,
  specVersion: '0x00000001',
  tip: '0x00000000000000000000000000000000',
  transactionVersion: '0x00000001',
  version: 4,
}
export const elsewhere: Hex = `0x${'cd'.repeat(32)}`

/** A fresh wallet before each test of a file, and its user, with a node whose runtime it knows. */
export const signingWallet = () => {
  const at = {} as { runtime: Awaited<ReturnType<typeof readRuntime>>; opened: Opened; user: Client<PopupApi> }
  beforeAll(async () => {
    at.runtime = await readRuntime()
  })
  beforeEach(async () => {
    at.opened = await openWallet()
    at.opened.world.metadata = at.runtime.versions[15]
    at.user = at.opened.user()
  })
  const pending = () => at.opened.wallet.requests.views()
  return Object.assign(at, {
    pending,
    connected: (accounts?: string[]) => connectedTo(at.opened, at.user, accounts),
    approve: async (typed: string | null = null) => at.user.approveSigning(pending()[0]!.id, typed),
  })
}
