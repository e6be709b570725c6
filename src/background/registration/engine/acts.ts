import type { Act } from '../../../core/registration/plan/planning.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import type { RegistrationRecord } from '../../../core/registration/record.ts'
import { type SigningPorts, signNow } from '../approval/signing.ts'
import type { Records } from '../stored/records.ts'
import { dealAgain } from './dealAgain.ts'
import { openOne } from './openOne.ts'
import { signLater } from './signLater.ts'
import { createSubmitter } from './submitter.ts'

/** Does what was planned; what was signed is stored before anybody else sees it. `again`: there is something new to plan with. */
export const createActs = (ports: SigningPorts & { readonly records: Records }) => {
  const { records } = ports
  const submit = createSubmitter()
  return async (id: string, chain: Chain, act: Act): Promise<'again' | 'rest'> => {
    const record = records.get(id)
    if (!record) return 'rest'
    switch (act.kind) {
      case 'nothing':
        return 'rest'
      case 'submit':
        await submit(chain, act.calls)
        return 'rest'
      case 'sign': {
        const signed = await signNow(ports, chain, record, act.calls)
        await records.update(id, (current) => withCalls(counted(current, act), signed))
        return 'again'
      }
      case 'sign-later': {
        const later = await signLater(ports, chain, record, act.calls)
        await records.update(id, (current) => ({ ...counted(current, act), later }))
        return 'again'
      }
      case 'open': {
        const opened = await openOne(ports, chain, record, act)
        await records.update(id, (current) => ({ ...counted(current, act), ...opened }))
        return 'again'
      }
      case 'deal-again': {
        const change = await dealAgain(ports, chain, record, act)
        if (!change) return 'rest'
        await records.update(id, change)
        return 'again'
      }
    }
  }
}

const counted = (record: RegistrationRecord, { refused }: { refused: boolean }): RegistrationRecord => ({
  ...record,
  signedAgain: record.signedAgain + (refused ? 1 : 0),
})

const withCalls = (record: RegistrationRecord, signed: RegistrationRecord['calls']): RegistrationRecord => ({
  ...record,
  calls: record.calls.map((old) => signed.find(({ call }) => call.kind === old.call.kind) ?? old),
})
