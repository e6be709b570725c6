import { exampleParameters, untouched } from '../../chain/registry.testing.ts'
import type { DealtStage, Stage, SubgroupProgress } from '../../chain/registry.ts'
import { type RegistrationRecord, type Server, type SignedCall, unheard } from '../record.ts'
import type { ChainView } from './chainView.ts'
import { plan } from './plan.ts'
import type { Act } from './planning.ts'

// Records and views for tests: three groups of two servers, approved at block 100.

export const bytes = (length: number, fill: number) => new Uint8Array(length).fill(fill)
export const REGISTRANT = bytes(32, 1)
export const DEALING_HASH = bytes(32, 7)
export const ROSTER_HASH = bytes(32, 8)

const dealing = {
  threshold: 2,
  roster: ROSTER_HASH,
  verifyingKey: bytes(33, 2),
  commitments: [bytes(33, 3)],
  noncePoint: bytes(33, 4),
  uCommitments: [bytes(33, 5)],
  vCommitments: [bytes(33, 6)],
  envelopesRoot: bytes(32, 9),
  proofOfPossession: bytes(64, 9),
}

const signed = (call: SignedCall['call'], nonce: number): SignedCall => ({
  call,
  extrinsic: Uint8Array.of(nonce),
  nonce,
  validUntil: 2000,
})

const server = (subgroup: number, member: number): Server => ({
  stash: bytes(32, 0x10 + 2 * subgroup + member),
  tssAccount: bytes(32, 0x20 + 2 * subgroup + member),
  x25519PublicKey: bytes(32, 0x30 + 2 * subgroup + member),
  endpoint: `http://127.0.0.1:${3001 + 2 * subgroup + member}`,
  delivery: { kind: 'waiting' },
})

const record: RegistrationRecord = {
  version: 2,
  id: 'r1',
  source: null,
  startedAt: 1,
  startedAtBlock: 100,
  startedAtHash: bytes(32, 0x64),
  firstBlock: bytes(32, 0x65),
  genesis: bytes(32, 0xee),
  registrant: REGISTRANT,
  rules: { evm: null, btc: null },
  rulesAccount: bytes(32, 0x0a),
  deposit: 10n,
  cost: 100n,
  attempt: 1,
  dealing,
  dealingHash: DEALING_HASH,
  sealedEntropy: { nonce: '0x', ciphertext: '0x' },
  envelopes: [0, 1, 2].flatMap((subgroup) =>
    [0, 1].map((member) => ({
      subgroup,
      member,
      tssAccount: bytes(32, 0x20 + 2 * subgroup + member),
      enc: bytes(32, 0),
      ciphertext: bytes(114, 0),
      proof: [],
    })),
  ),
  servers: [0, 1, 2].map((subgroup) => [server(subgroup, 0), server(subgroup, 1)]),
  calls: [
    signed({ kind: 'fund', rulesAccount: bytes(32, 0x0a), value: 1n }, 5),
    signed({ kind: 'register', rulesAccount: bytes(32, 0x0a), constraints: undefined }, 6),
    signed({ kind: 'deal', dealing }, 7),
  ],
  later: [],
  opening: { kind: 'undecided' },
  died: null,
  spare: 10n,
  signedAgain: 0,
  dead: [],
  ending: null,
  seen: { block: 100, deadline: null, groups: [unheard, unheard, unheard] },
  state: { kind: 'approved' },
  waiting: null,
  testSignature: null,
}

export const exampleRecord = (change: Partial<RegistrationRecord> = {}): RegistrationRecord => ({
  ...record,
  ...change,
})

/** All servers in this state of delivery. */
export const delivered = (delivery: Server['delivery']): Pick<RegistrationRecord, 'servers'> => ({
  servers: record.servers.map((members) => members.map((member) => ({ ...member, delivery }))),
})

export const open: Stage = { kind: 'open', until: 151 }
/** `more`: what else the chain knows of some subgroups. */
export const dealt = (
  confirmed = 0,
  holders = [0, 0, 0],
  more: Readonly<Record<number, Partial<SubgroupProgress>>> = {},
): DealtStage => ({
  kind: 'dealt',
  attempt: 1,
  block: 102,
  roster: 0,
  dealingHash: DEALING_HASH,
  subgroups: [0, 1, 2].map((subgroup) => ({
    ...untouched,
    partial: subgroup < confirmed ? bytes(32, 1) : undefined,
    holders: holders[subgroup]!,
    ...more[subgroup],
  })),
})
export const registration = (stage: Stage) => ({
  constraintAccount: bytes(32, 0x0a),
  initialConstraints: undefined,
  deposit: 50n,
  stage,
})

type Change = {
  history?: ChainView['history']
  block?: number
  nonce?: number
  free?: bigint
  stage?: Stage
  final?: Partial<ChainView['final']>
} & Partial<Pick<ChainView['best'], 'keyOwner' | 'rosters'>>

/** The finalized block says the same as the best one unless told otherwise. */
export const exampleView = ({
  history = 'ours',
  block = 101,
  nonce = 5,
  free = 1000n,
  stage,
  final,
  ...best
}: Change = {}): ChainView => {
  const both = {
    block,
    account: { nonce, free, reserved: 0n, frozen: 0n },
    registration: stage && registration(stage),
  }
  return {
    history,
    best: { ...both, keyOwner: undefined, rosters: [ROSTER_HASH], parameters: exampleParameters, ...best },
    final: { ...both, registrant: undefined, registered: undefined, healing: undefined, ...final },
  }
}

/** Short form of a plan: state, act, pieces on their way, and what is waited for. */
export const said = (record: RegistrationRecord, view: ChainView, unlocked = false): string => {
  const { record: next, act, deliver } = plan(record, view, unlocked)
  const reason = next.state.kind === 'failed' ? ` ${next.state.reason}` : ''
  const pieces = deliver.length > 0 ? [`pieces ${deliver.length}`] : []
  const waiting = next.waiting ? [`waiting ${next.waiting.for}`] : []
  return [`${next.state.kind}${reason}`, inWords(act), ...pieces, ...waiting].join(' | ')
}

const inWords = (act: Act): string => {
  switch (act.kind) {
    case 'submit':
      return `submit ${act.calls.map(({ call }) => nameOf(call)).join(' ')}`
    case 'sign':
    case 'sign-later':
      return `sign ${act.calls.map(nameOf).join(' ')}`
    case 'open':
      return `open ${act.place.subgroup}.${act.place.member}`
    default:
      return act.kind
  }
}

const nameOf = (call: { readonly kind: string; readonly subgroup?: number; readonly member?: number }): string =>
  call.member === undefined ? call.kind : `${call.kind} ${call.subgroup}.${call.member}`
