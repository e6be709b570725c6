import * as v from 'valibot'
import { MAX_NODES, MAX_URL } from '../../core/nodes.ts'
import { acl, address, hex, id, origin, threshold } from '../fields.ts'
import type { Schemas } from '../rpc.ts'
import type { PopupApi } from './api.ts'
import type { RegistrationDraft } from './registration.ts'
import type { RulesUpdate, Transfer } from './transactions.ts'
import type { VaultFile } from './vault.ts'

const rules = v.strictObject({ evm: v.nullable(acl), btc: v.nullable(acl) })
const draft: v.GenericSchema<unknown, RegistrationDraft> = v.strictObject({
  account: address,
  verifyingKey: hex(33),
  rules,
  rulesAccount: v.nullable(address),
  threshold: v.nullable(threshold),
})
/** The rest of a vault is for the vault service to judge. */
const vaultFile: v.GenericSchema<unknown, VaultFile> = v.looseObject({
  version: v.picklist([1, 2]),
  checksum: v.string(),
})
const changedVault = v.strictObject({ vault: vaultFile, madeFrom: v.string() })
const amount = v.pipe(v.string(), v.regex(/^\d{1,39}$/))
/** What was typed: the answer says what is wrong with it. */
const typedAddress = v.pipe(v.string(), v.maxLength(200))
const transfer: v.GenericSchema<unknown, Transfer> = v.strictObject({
  from: address,
  to: typedAddress,
  amount: v.union([amount, v.picklist(['all', 'most'])]),
})
const rulesUpdate: v.GenericSchema<unknown, RulesUpdate> = v.strictObject({ registrant: address, rules })
const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const place = v.strictObject({ subgroup: index, member: index })
const nodeUrl = v.pipe(v.string(), v.url(), v.maxLength(MAX_URL), v.regex(/^wss?:/))
const nothing = v.strictTuple([])

export const popupSchemas: Schemas<PopupApi> = {
  snapshot: nothing,
  vaultFile: nothing,
  vaultToOpen: nothing,
  vaultsToRecover: nothing,
  restoreCopy: nothing,
  vaultAltered: v.strictTuple([v.pipe(v.string(), v.maxLength(200))]),
  saveVault: v.strictTuple([vaultFile]),
  replaceVault: v.strictTuple([changedVault]),
  restoreVault: v.strictTuple([vaultFile]),
  unlocked: v.strictTuple([v.nullable(changedVault)]),
  wrongPassword: nothing,
  rightPassword: nothing,
  lock: nothing,
  backupProven: nothing,
  setAutoLock: v.strictTuple([v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440))]),
  setNodes: v.strictTuple([v.pipe(v.array(nodeUrl), v.minLength(1), v.maxLength(MAX_NODES))]),
  resetNodes: nothing,
  retryNodes: nothing,
  requestTestFunds: v.strictTuple([address]),
  quote: v.strictTuple([draft]),
  approveRegistration: v.strictTuple([draft, v.nullable(id)]),
  cancelRegistration: v.strictTuple([id]),
  allowOpening: v.strictTuple([id, place]),
  declineOpening: v.strictTuple([id]),
  retryRegistration: v.strictTuple([id]),
  takeBack: v.strictTuple([address]),
  quoteTransfer: v.strictTuple([transfer]),
  send: v.strictTuple([transfer]),
  quoteRules: v.strictTuple([rulesUpdate]),
  updateRules: v.strictTuple([rulesUpdate]),
  registered: v.strictTuple([address]),
  readHistory: nothing,
  approveConnect: v.strictTuple([id, v.pipe(v.array(address), v.minLength(1), v.maxLength(100))]),
  rejectRequest: v.strictTuple([id]),
  describeSigning: v.strictTuple([id]),
  approveSigning: v.strictTuple([id, v.nullable(v.pipe(v.string(), v.maxLength(100)))]),
  disconnectSite: v.strictTuple([origin]),
  setSiteAccounts: v.strictTuple([origin, v.pipe(v.array(address), v.minLength(1), v.maxLength(100))]),
}
