import type { Wallet } from './hooks/useWallet.ts'
import type { Background, Drafts, Secrets } from './ports.ts'
import { announce, navigate, type PopupStore, proceed } from './store.ts'

type Page = {
  readonly location: { hash: string; readonly replace: (url: string) => void }
  readonly document: { readonly documentElement: { readonly dataset: DOMStringMap } }
  readonly close: () => void
}
type Parts = {
  readonly store: PopupStore
  readonly background: Background
  readonly secrets: Secrets
  readonly drafts: Drafts
  readonly window: Page
}

/** What screens may do, put together from the page they run in. */
export const createWallet = ({ store, background, secrets, drafts, window }: Parts): Wallet => {
  // A window that began with a request was opened for it.
  const prompt = store.getState().route.at === 'request'
  const go: Wallet['go'] = (route) => navigate(store, window, route)
  return {
    store,
    background,
    secrets,
    drafts,
    page: window.document.documentElement.dataset.page === 'tab' ? 'tab' : 'popup',
    go,
    proceed: (act) => proceed({ store, page: window, background }, act),
    announce: (text) => announce(store, text),
    afterRequest(id) {
      const next = store.getState().snapshot?.requests.find((request) => request.id !== id)
      if (next) return { at: 'request', id: next.id }
      if (prompt) window.close()
      return { at: 'home' }
    },
  }
}
