import type { PopupApi } from '../../protocol/popup/api.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import { snapshotOf } from '../snapshot.ts'
import type { Wallet } from '../wallet.ts'
import { networkHandlers } from './network.ts'
import { registrationHandlers } from './registrations.ts'
import { requestHandlers } from './requests.ts'
import { transactionHandlers } from './transactions.ts'
import { vaultHandlers } from './vault.ts'

/** What the wallet's own pages may do. The only caller is one of them, so it is not looked at. */
export const popupHandlers = (wallet: Wallet): Handlers<PopupApi, undefined> => ({
  snapshot: () => snapshotOf(wallet),
  ...vaultHandlers(wallet),
  ...networkHandlers(wallet),
  ...registrationHandlers(wallet),
  ...transactionHandlers(wallet),
  ...requestHandlers(wallet),
})
