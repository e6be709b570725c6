import type { Address } from '../../protocol/popup/common.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'

const isOver = ({ state }: RegistrationView): boolean =>
  state.kind === 'failed' || state.kind === 'cancelled' || state.kind === 'registered'

/** Whether this wallet has its own record of what was found. The number of an account's splitting never comes again. */
export const isOwn = (
  { account, verifyingKey, attempt }: RegistrationView,
  records: readonly RegistrationView[],
): boolean =>
  records.some(
    (record) =>
      record.account === account &&
      record.verifyingKey === verifyingKey &&
      record.attempt === attempt &&
      record.state.kind !== 'failed' &&
      record.state.kind !== 'cancelled',
  )

/** Whether a record here speaks of the account's open registration. */
export const isUnderWay = (account: Address, records: readonly RegistrationView[]): boolean =>
  records.some((record) => record.account === account && !isOver(record))
