import { toHex } from '../../core/bytes.ts'
import { asEntropyError, EntropyError } from '../../core/errors.ts'
import { ss58Encode } from '../../core/keys/address.ts'
import { advance, isOver } from '../../core/registration/advance.ts'
import { isSamePlace } from '../../core/registration/pieces.ts'
import type { OpeningDecision, RegistrationRecord } from '../../core/registration/record.ts'
import type { Waiting } from '../../core/registration/state.ts'
import type { Address } from '../../protocol/popup/common.ts'
import type { DraftProblem, Quote, RegistrationDraft } from '../../protocol/popup/registration.ts'
import { createListeners } from '../listeners.ts'
import type { Cell } from '../ports.ts'
import type { RegistrationService, Source } from '../services.ts'
import { type ApprovalPorts, prepare } from './approval/approve.ts'
import { readDraft, readTerms } from './approval/terms.ts'
import { createEngine, type EnginePorts } from './engine/engine.ts'
import { followFirstBlock } from './firstBlock.ts'
import { readStatus } from './status.ts'
import { claimOf } from './stored/claimOf.ts'
import { openRecords } from './stored/records.ts'
import { viewOf } from './views.ts'

export type RegistrationPorts = Omit<EnginePorts, 'records'> &
  ApprovalPorts & {
    readonly stored: Cell<unknown>
    /** Another transaction is about to use the account's next number. */
    readonly isSending: (address: Address) => boolean
  }

export const openRegistrationService = async (ports: RegistrationPorts): Promise<RegistrationService> => {
  const { access, vault, network } = ports
  const records = await openRecords(ports.stored)
  const engine = createEngine({ ...ports, records })
  const { onChange, tell } = createListeners()
  records.onChange(tell)
  const firstBlock = followFirstBlock(access, tell)
  const show = (record: RegistrationRecord) => viewOf(record, firstBlock())
  /** Accounts whose approval is being prepared. */
  const approving = new Set<string>()

  const expectRecord = (id: string): RegistrationRecord => {
    const record = records.get(id)
    if (!record) throw new EntropyError('invalid-argument', 'no such registration')
    return record
  }

  /** What is registered is the chain's to tell of, even while it heals. */
  const underWay = () => records.all().filter(({ state }) => !isOver(state) && state.kind !== 'registered')

  const isUnderWay = (address: Address): boolean =>
    approving.has(address) || underWay().some(({ registrant }) => ss58Encode(registrant) === address)

  const expectTrusted = () => {
    if (!access.isTrusted()) throw new EntropyError('too-few-nodes', 'this network wants nodes of different operators')
  }

  const approve = async (draft: RegistrationDraft, source: Source | null): Promise<{ id: string }> => {
    if (isUnderWay(draft.account)) throw new EntropyError('already-pending', 'this account is registering already')
    if (ports.isSending(draft.account)) throw new EntropyError('already-pending', 'this account is sending')
    approving.add(draft.account)
    const release = access.hold()
    try {
      expectTrusted()
      const record = await prepare(ports, await access.chain(), draft, source)
      await records.add(record)
      void engine.wake(record.id)
      return { id: record.id }
    } finally {
      release()
      approving.delete(draft.account)
    }
  }

  const quote = async (draft: RegistrationDraft): Promise<Quote> => {
    const release = access.hold()
    try {
      expectTrusted()
      const { terms, problems: found } = await readTerms(
        draft,
        vault,
        await access.chain(),
        network,
        isUnderWay(draft.account),
      )
      const problems = ports.isSending(draft.account) ? [...found, sending] : found
      if (!terms) return emptyQuote(draft, problems)
      const { fee, deposit, funding, reserve, balance, missing, rulesAccount, threshold, roster } = terms
      return {
        problems,
        fee: fee.toString(),
        deposit: deposit.toString(),
        rulesAccountFunding: funding.toString(),
        total: (fee + deposit + funding).toString(),
        reserve: reserve.toString(),
        mustStay: network.existentialDeposit.toString(),
        missing: missing.toString(),
        balance: balance.toString(),
        rulesAccount: ss58Encode(rulesAccount),
        threshold,
        subgroups: roster.subgroups.length,
        servers: roster.subgroups.flat().length,
      }
    } catch (error) {
      const { code, message } = asEntropyError(error)
      return emptyQuote(draft, [...readDraft(draft, vault).problems, { field: 'network', code, message }])
    } finally {
      release()
    }
  }

  return {
    views: () => records.all().map(show),
    unreadable: () => records.unreadable,
    bySource(origin, ref) {
      const found = records.all().findLast(({ source }) => source?.origin === origin && source.ref === ref)
      return found ? show(found) : null
    },
    quote,
    approve,
    async cancel(id) {
      expectRecord(id)
      let isTooLate = false
      await records.update(id, (record) => {
        const { kind } = record.state
        if (kind === 'approved')
          return { ...record, waiting: null, state: advance(record.state, { kind: 'cancelled' }) }
        if (kind === 'registering' || kind === 'dealing') return { ...record, ending: { kind: 'cancelled' } }
        isTooLate = true
        return record
      })
      if (isTooLate) throw new EntropyError('unsupported', 'it is too late to take this back')
      void engine.wake(id)
    },
    async decideOpening(id, decision) {
      expectRecord(id)
      let isAsked = false
      await records.update(id, (record) => {
        isAsked = asksFor(record.waiting, decision)
        return isAsked ? { ...record, waiting: null, opening: decision } : record
      })
      if (!isAsked) throw new EntropyError('unsupported', 'nobody asks for a share to be opened')
      void engine.wake(id)
    },
    async retry(id, sourceOf) {
      const record = expectRecord(id)
      const { registrant, dealing, rules, rulesAccount, source } = record
      const { state } = show(record)
      if (state.kind !== 'failed' || state.next !== 'retry')
        throw new EntropyError('unsupported', 'this registration cannot be tried again')
      const own = vault.accounts().find(({ role }) => role === 'rules')?.address
      const address = ss58Encode(rulesAccount)
      const draft = {
        account: ss58Encode(registrant),
        verifyingKey: toHex(dealing.verifyingKey),
        rules,
        rulesAccount: address === own ? null : address,
        threshold: dealing.threshold,
      }
      return approve(draft, source && sourceOf(source))
    },
    async status(address) {
      const release = access.hold()
      try {
        const status = await readStatus(await access.chain(), address)
        if (status.kind !== 'open') return status
        const own = underWay().find(({ registrant }) => ss58Encode(registrant) === address)
        return { ...status, id: own?.id }
      } finally {
        release()
      }
    },
    claimOf: (address) =>
      approving.has(address) ? { until: Number.POSITIVE_INFINITY, reserve: 0n } : claimOf(records.all(), address),
    resume: engine.resume,
    activity: engine.activity,
    onChange,
  }
}

const sending: DraftProblem = {
  ...{ field: 'account', code: 'sending' },
  message: 'another transaction of this account is under way',
}

/** A share is opened for the server that the user was shown, even when another one accuses meanwhile. */
const asksFor = (waiting: Waiting | null, decision: OpeningDecision): boolean =>
  waiting?.for === 'consent-open' && (decision.kind === 'declined' || isSamePlace(waiting.server, decision.place))

/** When nothing can be said about costs. */
const emptyQuote = ({ rulesAccount, threshold }: RegistrationDraft, problems: Quote['problems']): Quote => ({
  problems,
  fee: '0',
  deposit: '0',
  rulesAccountFunding: '0',
  total: '0',
  reserve: '0',
  mustStay: '0',
  missing: '0',
  balance: '0',
  rulesAccount: rulesAccount ?? '',
  threshold: threshold ?? 0,
  subgroups: 0,
  servers: 0,
})
