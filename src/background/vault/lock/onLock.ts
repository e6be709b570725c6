import type { VaultService } from '../../services.ts'

/** Calls back each time an open wallet is locked. */
export function onLock(vault: Pick<VaultService, 'view' | 'onChange'>, locked: () => void): void {
  let wasOpen = vault.view().kind === 'unlocked'
  vault.onChange(() => {
    const isOpen = vault.view().kind === 'unlocked'
    if (wasOpen && !isOpen) locked()
    wasOpen = isOpen
  })
}
