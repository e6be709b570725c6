import { createRoot } from 'react-dom/client'
import { App } from '../App.tsx'
import { CrashedText } from '../components/layout/Crashed.tsx'
import { WalletContext } from '../hooks/useWallet.ts'
import { createPopupStore, followAddress } from '../store.ts'
import '../styles/base.css'
import { createWallet } from '../wallet.ts'
import { Design } from './design/Design.tsx'
import { fakeBackground, fakeSecrets } from './fakes.ts'
import { previews } from './states.ts'

/** One screen in one state: `?name`. Without a name, the list of all. */
const name = location.search.slice(1)
const preview = previews[name]
const root = document.getElementById('root')
if (root && preview) {
  document.documentElement.dataset.page = preview.page ?? 'popup'
  if (preview.hash) location.hash = preview.hash
  const store = createPopupStore(preview.snapshot, location.hash)
  store.setState({ live: preview.snapshot !== null && !preview.cut })
  followAddress(store, window)
  if (preview.clipboardRefused)
    navigator.clipboard.writeText = async () => Promise.reject(new DOMException('preview', 'NotAllowedError'))
  const parts = {
    store,
    background: fakeBackground(preview),
    secrets: fakeSecrets(preview),
    drafts: { read: () => preview.draft, write: () => {} },
    window,
  }
  createRoot(root).render(
    preview.design || preview.crashed ? (
      <WalletContext value={createWallet(parts)}>{preview.design ? <Design /> : <CrashedText />}</WalletContext>
    ) : (
      <App wallet={createWallet(parts)} />
    ),
  )
} else if (root) {
  for (const one of Object.keys(previews)) {
    const link = Object.assign(document.createElement('a'), { href: `?${one}`, textContent: `${one} ` })
    root.append(link)
  }
}
// For the tool that takes the pictures.
Object.assign(window, { previews })
