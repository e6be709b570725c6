import { fromHex, toHex } from '../../core/bytes.ts'
import { decodeEra, lastBlockOf } from '../../core/chain/signing/era.ts'
import { bigNumber, number, signedTransaction } from '../../core/chain/signing/payload.ts'
import { dataBytes } from '../../core/chain/signing/rawBytes.ts'
import type { SignerPayload } from '../../core/chain/signing/signerPayload.ts'
import { ss58Decode } from '../../core/keys/address.ts'
import type { Network } from '../../core/networks.ts'
import type { Chain } from '../../core/registration/ports.ts'
import { decodeCall } from '../../network/metadata/decodeCall.ts'
import type { Amount } from '../../protocol/popup/common.ts'
import type { SigningView } from '../../protocol/popup/requests.ts'
import type { RuntimeMetadata } from '../metadata/runtimeMetadata.ts'
import type { ChainAccess } from '../network/networkService.ts'
import type { AskedSigning } from '../requests/request.ts'
import { checkPayload } from './checkPayload.ts'

export type DescribePorts = {
  readonly network: Network
  readonly metadata: RuntimeMetadata
  readonly access: Pick<ChainAccess, 'connected'>
}
type Decoding = Extract<SigningView, { kind: 'payload' }>['decoding']

/** To be typed where not all that is signed can be shown. */
const confirmationWord = 'anyway'

/** What the user is shown of a request to sign. */
export async function describeSigning(asked: AskedSigning, ports: DescribePorts): Promise<SigningView> {
  const { account } = asked
  if (asked.kind === 'sign-raw') {
    const bytes = dataBytes(asked.data)
    const text = textOf(bytes)
    return { kind: 'raw', account, data: toHex(bytes), text, confirmation: text === null ? confirmationWord : null }
  }
  const { payload } = asked
  const { network, access } = ports
  const { isOurs } = checkPayload(payload, network)
  const decoding = await decode(payload, isOurs, ports.metadata)
  const chain = access.connected()
  const node = isOurs && typeof chain !== 'string' ? chain : undefined
  const era = decodeEra(payload.era)
  // What the page says of the block is not signed: our node's word counts where there is one.
  const now = node?.heads().best.number ?? number(payload.blockNumber, 'blockNumber')
  return {
    kind: 'payload',
    account,
    genesis: payload.genesisHash,
    network: isOurs ? network.name : null,
    decoding,
    method: payload.method,
    // What is no call would only make the node complain.
    fee: node && decoding.kind === 'call' ? await feeOf(payload, account, node) : null,
    tip: bigNumber(payload.tip, 128, 'tip').toString(),
    nonce: number(payload.nonce, 'nonce'),
    until: era.kind === 'mortal' ? lastBlockOf(era, now) : null,
    confirmation: decoding.kind === 'call' && decoding.isWhole ? null : confirmationWord,
  }
}

async function decode(payload: SignerPayload, isOurs: boolean, metadata: RuntimeMetadata): Promise<Decoding> {
  if (!isOurs) return { kind: 'unreadable', why: 'network' }
  try {
    return decodeCall(await metadata.get(), fromHex(payload.method))
  } catch {
    return { kind: 'unreadable', why: 'node' }
  }
}

/** As with a signature of the right length: its bytes cost the same. Null when the node does not say. */
async function feeOf(payload: SignerPayload, account: string, chain: Chain): Promise<Amount | null> {
  try {
    return (
      await chain.fee(signedTransaction(payload, ss58Decode(account), new Uint8Array(64)), chain.heads().best)
    ).toString()
  } catch {
    return null
  }
}

const textOf = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
