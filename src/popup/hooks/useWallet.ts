import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Snapshot } from '../../protocol/popup/api.ts'
import type { Route } from '../logic/route.ts'
import type { Background, Drafts, PageKind, Secrets } from '../ports.ts'
import type { PopupState, PopupStore } from '../store.ts'

/** Everything that screens reach for, handed in once by `main.tsx`. */
export type Wallet = {
  readonly store: PopupStore
  readonly background: Background
  readonly secrets: Secrets
  readonly drafts: Drafts
  readonly page: PageKind
  readonly go: (route: Route) => void
  /** Runs an act that changes the background's state; the screen stands still until it can show where the act leads. */
  readonly proceed: (act: () => Promise<Route>) => Promise<void>
  readonly announce: (text: string) => void
  /** After a site's request was answered: on to the next one, or away if the window was opened for it alone. */
  readonly afterRequest: (id: string) => Route
}

export const WalletContext = createContext<Wallet | null>(null)

export const useWallet = (): Wallet => {
  const wallet = useContext(WalletContext)
  if (!wallet) throw new Error('no wallet around this component')
  return wallet
}

export const usePopup = <T>(select: (state: PopupState) => T): T => useStore(useWallet().store, select)

/** For screens that are shown only when there is a snapshot. */
export const useSnapshot = (): Snapshot => {
  const snapshot = usePopup((state) => state.snapshot)
  if (!snapshot) throw new Error('no snapshot yet')
  return snapshot
}
