import type { NetworkView } from '../../../protocol/popup/network.ts'
import type { RegistrationView } from '../../../protocol/popup/registration.ts'

/** What deadlines in blocks are turned into people's time with. `now`: milliseconds since 1970. */
export type Clock = { readonly network: NetworkView; readonly now: number }

/** Never below zero; null while the present block is not known. */
export const blocksLeft = (
  until: number,
  { deadline }: Pick<RegistrationView, 'deadline'>,
  { network }: Clock,
): number | null => {
  // What was stored with the registration may be old: from before the browser was closed.
  const known = [deadline?.now, network.status.kind === 'ready' ? network.status.block : undefined]
  const seen = known.filter((block) => block !== undefined)
  return seen.length === 0 ? null : Math.max(0, until - Math.max(...seen))
}
