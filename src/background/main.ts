import { onAlarm } from '../platform/alarms.ts'
import { onConnection, wakePages } from '../platform/connections.ts'
import { keepAlive } from '../platform/keepAlive.ts'
import { closePrompt, showBadge } from '../platform/promptWindow.ts'
import { keepStorageFromContentScripts, sessionCell } from '../platform/storage.ts'
import { createPages } from './connections/pages.ts'
import { createWalletPages } from './connections/walletPages.ts'
import { followAttention } from './requests/attention.ts'
import { recoverApprovals } from './requests/recoverApprovals.ts'
import { start } from './start.ts'
import { onLock } from './vault/onLock.ts'

void keepStorageFromContentScripts()

const started = start().then(async (wallet) => {
  const { registrations, vault } = wallet
  await recoverApprovals(wallet).catch(() => undefined) // a full disk: the user is asked again
  onLock(vault, closePrompt)
  followAttention(wallet, showBadge)
  registrations.onChange(() => void keepAlive(registrations.activity()))
  await keepAlive(registrations.activity())
  await registrations.resume()
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
  const { vault, registrations } = (await started).wallet
  if (name === 'lock') await vault.checkDeadline()
  if (name === 'live') await registrations.resume()
})
