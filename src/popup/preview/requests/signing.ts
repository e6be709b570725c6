import { toHex } from '../../../core/bytes.ts'
import type { DecodedCall } from '../../../core/chain/signing/decodedCall.ts'
import type { SigningView } from '../../../protocol/popup/requests.ts'
import type { Preview, Previews } from '../preview.ts'
import { account, open, rulesAccount } from '../snapshots.ts'

const friend = '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y'
const transfer = (dest: string, amount: string): DecodedCall => ({
  pallet: 'Balances',
  name: 'transfer_keep_alive',
  fields: [
    { name: 'dest', value: { kind: 'account', address: dest } },
    { name: 'value', value: { kind: 'amount', amount } },
  ],
})
const remark: DecodedCall = {
  pallet: 'System',
  name: 'remark',
  fields: [
    { name: 'remark', value: { kind: 'bytes', hex: '0x6d6172636f20776173206865726500', text: 'marco was \u202ehere' } },
  ],
}
const batch: DecodedCall = {
  pallet: 'Utility',
  name: 'batch_all',
  fields: [
    {
      name: 'calls',
      value: {
        kind: 'list',
        more: 0,
        items: [transfer(friend, '125000000000'), transfer(rulesAccount, '5000000000'), remark].map((call) => ({
          kind: 'call',
          call,
        })),
      },
    },
  ],
}
export const payload: Extract<SigningView, { kind: 'payload' }> = {
  kind: 'payload',
  account,
  genesis: open.network.genesis,
  network: 'Development',
  decoding: { kind: 'call', call: transfer(friend, '125000000000'), isWhole: true },
  method: `0x0403${'00'.repeat(33)}0700`,
  fee: '214000000',
  tip: '0',
  nonce: 7,
  until: 183,
  confirmation: null,
}
const message = 'swap.example.org wants you to sign in.\n\nNonce: 8f3a1c\nIssued at: 2030-05-07 12:00\u202e'
const raw: Extract<SigningView, { kind: 'raw' }> = {
  kind: 'raw',
  account,
  data: toHex(new TextEncoder().encode(message)),
  text: message,
  confirmation: null,
}
const asking = (
  kind: 'sign-payload' | 'sign-raw',
  signing: Preview['signing'],
  more: Partial<Preview> = {},
): Preview => ({
  snapshot: { ...open, requests: [{ kind, id: 's1', origin: 'https://swap.example.org:8443', since: 0, account }] },
  hash: '#/request/s1',
  ...(signing === undefined ? {} : { signing }),
  ...more,
})

export const signing: Previews = {
  'sign-transfer': asking('sign-payload', payload),
  'sign-batch': asking('sign-payload', {
    ...payload,
    decoding: {
      kind: 'call',
      call: { pallet: 'Sudo', name: 'sudo', fields: [{ name: 'call', value: { kind: 'call', call: batch } }] },
      isWhole: true,
    },
    tip: '1000000000',
    until: null,
  }),
  'sign-tab': asking('sign-payload', { ...payload, fee: null }, { page: 'tab' }),
  'sign-undecodable': asking('sign-payload', {
    ...payload,
    decoding: { kind: 'undecodable' },
    method: `0x6304${'ab'.repeat(600)}`,
    confirmation: 'anyway',
  }),
  'sign-foreign': asking(
    'sign-payload',
    {
      ...payload,
      genesis: `0x${'91'.repeat(32)}`,
      network: null,
      decoding: { kind: 'unreadable', why: 'network' },
      fee: null,
      confirmation: 'anyway',
    },
    { act: ['type:Type “anyway” to sign it all the same=anyway'] },
  ),
  'sign-no-node': asking('sign-payload', {
    ...payload,
    decoding: { kind: 'unreadable', why: 'node' },
    fee: null,
    confirmation: 'anyway',
  }),
  'sign-not-whole': asking('sign-payload', {
    ...payload,
    decoding: { kind: 'call', call: batch, isWhole: false },
    confirmation: 'anyway',
  }),
  'sign-reading': asking('sign-payload', 'waiting'),
  'sign-empty': asking('sign-raw', { ...raw, data: '0x', text: '' }),
  'sign-error': asking('sign-payload', 'timeout'),
  'sign-message': asking('sign-raw', raw, { act: ['As bytes'] }),
  'sign-bytes': asking('sign-raw', { ...raw, text: null, data: `0x${'fe01'.repeat(16)}`, confirmation: 'anyway' }),
  'home-sign': asking('sign-payload', payload, { hash: '#/' }),
}
