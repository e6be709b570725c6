import { toHex } from '../../../core/bytes.ts'
import type { SendParcel } from '../../../core/registration/ports.ts'
import type { RegistrationRecord } from '../../../core/registration/record.ts'
import { isSameDealing } from '../../../core/registration/sameDealing.ts'
import type { Delivery, Place } from '../../../core/registration/state.ts'
import type { Now } from '../../ports.ts'
import type { Records } from '../stored/records.ts'
import { afterProblem, attemptsOf, isDue } from './delivery.ts'

export type CourierPorts = {
  readonly records: Records
  readonly send: SendParcel
  readonly now: Now
  /** 0 … 1 */
  readonly random: () => number
}

/** Sends pieces to servers, all at once, each at most once at a time. `onDone`: an answer was stored, or a retry is due. */
export const createCourier = ({ records, send, now, random }: CourierPorts, onDone: (id: string) => void) => {
  const underWay = new Set<string>()

  /** An answer about a splitting that was replaced meanwhile says nothing about the new one. */
  const setDelivery = (of: RegistrationRecord, { subgroup, member }: Place, delivery: Delivery) =>
    records.update(of.id, (record) => {
      if (!isSameDealing(of.dealingHash, record)) return record
      const servers = record.servers.map((members, group) =>
        group === subgroup ? members.map((one, i) => (i === member ? { ...one, delivery } : one)) : members,
      )
      return { ...record, servers }
    })

  const deliver = async (record: RegistrationRecord, place: Place): Promise<void> => {
    const server = record.servers[place.subgroup]![place.member]!
    const attempt = attemptsOf(server.delivery) + 1
    await setDelivery(record, place, { kind: 'sending', attempt })
    const { registrant, dealingHash } = record
    const envelopes = record.envelopes.filter(({ subgroup }) => subgroup === place.subgroup)
    const reply = await send(server.endpoint, { registrant, dealingHash, envelopes })
    // Its library for signatures is a fifth of what a start parses, and most messages that wake the background need none.
    const { judge } = await import('./judge.ts')
    const answer = judge(record, place, reply)
    const delivery: Delivery =
      answer.kind === 'ack' ? { kind: 'stored', at: now() } : afterProblem(attempt, answer, now(), random())
    await setDelivery(record, place, delivery)
    if (delivery.kind === 'retrying') setTimeout(() => onDone(record.id), delivery.at - now() + 1)
  }

  /** Starts what is due. */
  return (record: RegistrationRecord, to: readonly Place[]): void => {
    for (const place of to) {
      const name = `${toHex(record.dealingHash)} ${place.subgroup} ${place.member}`
      if (underWay.has(name) || !isDue(record.servers[place.subgroup]![place.member]!.delivery, now())) continue
      underWay.add(name)
      deliver(record, place)
        .finally(() => underWay.delete(name))
        // Storage failed: the next block's round finds the server as it was before.
        .then(
          () => onDone(record.id),
          () => undefined,
        )
    }
  }
}
