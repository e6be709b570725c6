// Before all others, so that the disk is read while they start.
import './disk/stored.ts'
import { onAlarm } from '../platform/alarms.ts'
import { onConnection, wakePages } from '../platform/connections.ts'
import { busiest, keepAlive, wakeAtStart } from '../platform/keepAlive.ts'
import { closePrompt, showBadge } from '../platform/promptWindow.ts'
import { keepStorageFromContentScripts, sessionCell } from '../platform/storage.ts'
import { createPages } from './connections/pages.ts'
import { createWalletPages } from './connections/walletPages.ts'
import { followAttention } from './requests/attention.ts'
import { recoverApprovals } from './requests/recoverApprovals.ts'
import { start } from './start.ts'
import { onLock } from './vault/lock/onLock.ts'

void keepStorageFromContentScripts()
wakeAtStart()

const started = start().then(async (wallet) => {
  const { registrations, transactions, vault } = wallet
  await recoverApprovals(wallet).catch(() => undefined) // a full disk: the user is asked again
  onLock(vault, closePrompt)
  followAttention(wallet, showBadge)
  const stayAwake = () => keepAlive(busiest(registrations.activity(), transactions.activity()))
  for (const { onChange } of [registrations, transactions]) onChange(() => void stayAwake())
  await stayAwake()
  await Promise.all([registrations.resume(), transactions.resume()])
  return { wallet, pages: createPages(wallet, wakePages), own: createWalletPages(wallet, sessionCell('view')) }
})

// Both are registered before anything is awaited: what woke the background must not be missed.
onConnection((caller, pipe) => {
  started.then(
    ({ pages, own }) => (caller.kind === 'wallet' ? own.accept(pipe) : pages.accept(caller.origin, pipe)),
    () => pipe.close(),
  )
})
onAlarm(async (name) => {
  const { vault, registrations, transactions } = (await started).wallet
  if (name === 'lock') await vault.checkDeadline()
  if (name === 'live') await Promise.all([registrations.resume(), transactions.resume()])
})
