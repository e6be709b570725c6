import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Snapshot } from '../../protocol/popup/api.ts'
import { type Wallet, WalletContext } from '../hooks/useWallet.ts'

/** The text of a part of a screen, as it is at first with this snapshot. */
export const textOf = (part: ReactElement, snapshot: Snapshot): string => {
  const state = { snapshot, live: true }
  const store = { getState: () => state, getInitialState: () => state, subscribe: () => () => undefined }
  const wallet = { store } as unknown as Wallet
  const html = renderToStaticMarkup(createElement(WalletContext, { value: wallet }, part))
  return html.replace(/<[^>]*>/g, ' ').replaceAll('&#x27;', '’')
}
