import { asEntropyError, EntropyError } from '../../../core/errors.ts'
import { isOver } from '../../../core/registration/advance.ts'
import { plan } from '../../../core/registration/plan/plan.ts'
import type { Act } from '../../../core/registration/plan/planning.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import type { RegistrationRecord } from '../../../core/registration/record.ts'
import type { ChainAccess } from '../../network/networkService.ts'
import type { Unsubscribe, VaultService } from '../../services.ts'
import type { SigningPorts } from '../approval/signing.ts'
import { signNow } from '../approval/signing.ts'
import { type CourierPorts, createCourier } from './courier.ts'
import { refreshEndpoints } from './endpoints.ts'
import { signLater } from './signLater.ts'
import { createSubmitter } from './submitter.ts'

export type EnginePorts = CourierPorts &
  SigningPorts & {
    readonly access: ChainAccess
    readonly vault: Pick<VaultService, 'dataKey' | 'file' | 'view' | 'onChange'>
  }

/**
 * Carries every live registration on. It keeps nothing that matters: each round reads record and chain, plans, stores the
 * plan, acts; so it can be cut off anywhere and started again.
 */
export const createEngine = (ports: EnginePorts) => {
  const { records, access, vault } = ports
  const submit = createSubmitter()
  const rounds = new Map<string, { again: boolean }>()
  /** Registrations whose servers' addresses were read since the background started. */
  const addressed = new Set<string>()
  let release: Unsubscribe | undefined

  const act = async (id: string, chain: Chain, what: Act): Promise<'again' | 'rest'> => {
    const record = records.get(id)
    if (!record) return 'rest'
    switch (what.kind) {
      case 'nothing':
        return 'rest'
      case 'submit':
        await submit(chain, what.calls)
        return 'rest'
      case 'sign': {
        const signed = await signNow(ports, chain, record, what.calls)
        await records.update(id, (current) => withSigned(current, signed, what))
        return 'again'
      }
      case 'sign-later': {
        const later = await signLater(ports, chain, record, what.calls)
        await records.update(id, (current) => ({
          ...current,
          later,
          signedAgain: current.signedAgain + (what.refused ? 1 : 0),
        }))
        return 'again'
      }
      case 'deliver':
        if (!addressed.has(id)) {
          addressed.add(id)
          // Without an answer the addresses of the approval are as good as any.
          await refreshEndpoints(records, id, chain).catch(() => undefined)
        }
        courier(records.get(id) ?? record, what.to)
        return 'rest'
    }
  }

  const round = async (id: string): Promise<'again' | 'rest'> => {
    const record = records.get(id)
    if (!record || isOver(record.state)) return 'rest'
    const chain = access.connected()
    if (chain === 'connecting') return 'rest'
    try {
      if (chain === 'failing') throw new EntropyError('chain-unavailable', 'the node is not connected')
      const { registrant, dealing, startedAtBlock: number, startedAtHash: hash, firstBlock } = record
      const view = await chain.view(registrant, dealing.verifyingKey, { number, hash, firstBlock })
      const unlocked = vault.view().kind === 'unlocked'
      let what: Act = { kind: 'nothing' }
      await records.update(id, (current) => {
        const next = plan(current, view, unlocked)
        what = next.act
        return next.record
      })
      return await act(id, chain, what)
    } catch (error) {
      const { code, message } = asEntropyError(error)
      // A defect of ours must not pass unseen; messages hold no secrets.
      if (code === 'internal') console.error('registration:', message)
      if (code === 'chain-unavailable') await records.update(id, waitForNode).catch(() => undefined)
      return 'rest'
    }
  }

  /** One round at a time for each; what happens meanwhile leads to one more. */
  const wake = async (id: string): Promise<void> => {
    const running = rounds.get(id)
    if (running) {
      running.again = true
      return
    }
    const mine = { again: false }
    rounds.set(id, mine)
    try {
      // What was signed is sent at once; should it have to be signed yet again, that waits for the next block.
      if ((await round(id)) === 'again') mine.again = true
      while (mine.again) {
        mine.again = false
        await round(id)
      }
    } finally {
      rounds.delete(id)
    }
  }
  const courier = createCourier(ports, (id) => void wake(id))

  const live = () => records.all().filter(({ state }) => !isOver(state))
  const wakeAll = () => {
    for (const { id } of live()) void wake(id)
  }
  const holdWhileLive = () => {
    const isLive = live().length > 0
    if (isLive) release ??= access.hold()
    else {
      release?.()
      release = undefined
    }
  }
  records.onChange(holdWhileLive)
  access.onHead(wakeAll)
  vault.onChange(wakeAll)

  return {
    wake,
    /** After a start of the background, or when it may have missed something. */
    resume: async () => {
      holdWhileLive()
      wakeAll()
    },
    isLive: () => live().length > 0,
  }
}

const waitForNode = (record: RegistrationRecord): RegistrationRecord =>
  isOver(record.state) || record.waiting?.for === 'node'
    ? record
    : { ...record, waiting: { for: 'node', loss: 'nothing' } }

const withSigned = (
  record: RegistrationRecord,
  signed: RegistrationRecord['calls'],
  { refused }: Extract<Act, { kind: 'sign' }>,
): RegistrationRecord => {
  const signedAgain = record.signedAgain + (refused ? 1 : 0)
  const calls = record.calls.map((old) => signed.find(({ call }) => call.kind === old.call.kind) ?? old)
  return { ...record, signedAgain, calls }
}
