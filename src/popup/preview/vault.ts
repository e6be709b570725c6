import type { Snapshot } from '../../protocol/popup/api.ts'
import type { VaultDamage } from '../../protocol/popup/vault.ts'
import type { Preview, Previews } from './preview.ts'
import * as make from './snapshots.ts'

const locked: Snapshot = { ...make.open, vault: { kind: 'locked' } }
const slowed: Snapshot = {
  ...make.open,
  vault: { kind: 'unlocked', lockAt: 1_790_000_000_000, backup: 'proven', retryAt: Date.now() + 25_000 },
}
const damaged = (
  problem: VaultDamage['problem'],
  copy: VaultDamage['copy'],
  message = 'the stored vault is damaged: its checksum is wrong',
): Preview => ({ snapshot: { ...make.empty, vault: { kind: 'damaged', problem, copy, message } } })

const typed = (password: string) =>
  ({ snapshot: make.empty, page: 'tab', hash: '#/create', act: [`type:Password=${password}`] }) as const

/** Passwords, words, and what happens when the stored vault does not open. */
export const vault: Previews = {
  bring: { snapshot: make.empty, page: 'tab', hash: '#/bring' },
  'bring-weak': {
    snapshot: make.empty,
    page: 'tab',
    hash: '#/bring',
    act: ['A keystore file', 'type:Password=tiger', 'Create the wallet and go on'],
  },
  'password-common': typed('password123'),
  'password-fair': typed('tiger-lily-4'),
  'password-good': typed('four unrelated words'),
  'show-words': { snapshot: make.open, hash: '#/show-words' },
  'show-words-slowed': { snapshot: slowed, hash: '#/show-words' },
  'change-password': { snapshot: make.open, hash: '#/change-password' },
  'change-password-empty': { snapshot: make.open, hash: '#/change-password', act: ['Change the password'] },
  'change-password-slowed': { snapshot: slowed, hash: '#/change-password' },
  recover: { snapshot: locked, hash: '#/recover' },
  'recover-empty': { snapshot: locked, hash: '#/recover', act: ['Open with my words'] },
  'recover-tab': { snapshot: locked, page: 'tab', hash: '#/recover', act: ['type:Recovery words=one two three'] },
  'recover-damaged': { ...damaged('missing', 'missing', 'the vault is missing'), hash: '#/recover' },
  damaged: damaged('unreadable', 'whole'),
  'damaged-tab': { ...damaged('unreadable', 'whole'), page: 'tab' },
  'damaged-older': damaged('older', 'whole', 'the vault is older than its second copy: it was put back'),
  'damaged-differs': damaged('differs', 'whole', 'the vault and its second copy differ: one of them was changed'),
  'damaged-altered': damaged('altered', 'damaged', 'the stored vault is damaged: its parts do not belong together'),
  'damaged-missing': damaged('missing', 'missing', 'the vault is missing'),
}
