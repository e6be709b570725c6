import { asEntropyError, EntropyError } from '../../../core/errors.ts'
import { isOver } from '../../../core/registration/advance.ts'
import { plan } from '../../../core/registration/plan/plan.ts'
import { insteadOf, type Plan } from '../../../core/registration/plan/planning.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import type { RegistrationRecord } from '../../../core/registration/record.ts'
import type { Place } from '../../../core/registration/state.ts'
import type { Activity } from '../../../platform/keepAlive.ts'
import type { ChainAccess } from '../../network/networkService.ts'
import type { Unsubscribe, VaultService } from '../../services.ts'
import type { SigningPorts } from '../approval/signing.ts'
import { type CourierPorts, createCourier } from '../delivery/courier.ts'
import { refreshEndpoints } from '../delivery/endpoints.ts'
import { createActs } from './acts.ts'

export type EnginePorts = CourierPorts &
  SigningPorts & {
    readonly access: ChainAccess
    readonly vault: Pick<VaultService, 'dataKey' | 'file' | 'view' | 'onChange'>
  }

/** How long one look after what heals keeps the connection: enough to ask each server once. Milliseconds. */
const VISIT = 20_000

/**
 * Carries every live registration on. It keeps nothing that matters: each round reads record and chain, plans, stores the
 * plan, acts; so it can be cut off anywhere and started again.
 */
export const createEngine = (ports: EnginePorts) => {
  const { records, access, vault } = ports
  const act = createActs(ports)
  const rounds = new Map<string, { again: boolean }>()
  /** Registrations whose servers' addresses were read since the background started. */
  const addressed = new Set<string>()
  let release: Unsubscribe | undefined

  const deliver = async (record: RegistrationRecord, chain: Chain, to: readonly Place[]) => {
    const { id } = record
    if (to.length === 0) return
    if (!addressed.has(id)) {
      addressed.add(id)
      // Without an answer the addresses of the approval are as good as any.
      await refreshEndpoints(records, id, chain).catch(() => undefined)
    }
    courier(records.get(id) ?? record, to)
  }

  const round = async (id: string): Promise<'again' | 'rest'> => {
    const record = records.get(id)
    if (!record || isOver(record.state)) return 'rest'
    const chain = access.connected()
    if (chain === 'connecting') return 'rest'
    try {
      if (chain === 'failing' || !access.isTrusted())
        throw new EntropyError('chain-unavailable', 'there is no chain to go by')
      const { registrant, dealing, startedAtBlock: number, startedAtHash: hash, firstBlock } = record
      const view = await chain.view(registrant, dealing.verifyingKey, { number, hash, firstBlock }, chain.heads())
      const unlocked = vault.view().kind === 'unlocked'
      let next: Plan = { record, act: { kind: 'nothing' }, deliver: [] }
      await records.update(id, (current) => {
        next = plan(current, view, unlocked)
        return next.record
      })
      await deliver(next.record, chain, next.deliver)
      return await act(id, chain, next.act)
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

  const unfinished = () => records.all().filter(({ state }) => !isOver(state))
  const wakeAll = () => {
    for (const { id } of unfinished()) void wake(id)
  }
  const activity = (): Activity => {
    const states = unfinished().map(({ state }) => state.kind)
    if (states.some((kind) => kind !== 'registered')) return 'live'
    return states.length > 0 ? 'healing' : 'none'
  }
  const holdWhileLive = () => {
    if (activity() === 'live') release ??= access.hold()
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
    /** After a start of the background, or when it may have missed something. What only heals gets a short visit. */
    resume: async () => {
      holdWhileLive()
      if (activity() === 'healing') setTimeout(access.hold(), VISIT)
      wakeAll()
    },
    activity,
  }
}

/** What is registered waits for nothing. */
const waitForNode = (record: RegistrationRecord): RegistrationRecord =>
  isOver(record.state) || record.state.kind === 'registered' || record.waiting?.for === 'node'
    ? record
    : { ...record, waiting: insteadOf(record.waiting, 'node') }
