import { createRoot } from 'react-dom/client'
import { openBackground } from '../platform/backgroundPort.ts'
import { openDrafts } from '../platform/drafts.ts'
import { runPageJob } from '../platform/pageWorker.ts'
import { sessionKey } from '../platform/sessionKey.ts'
import { sessionCell } from '../platform/storage.ts'
import type { Snapshot } from '../protocol/popup/api.ts'
import { App } from './App.tsx'
import { createSecrets } from './logic/secrets/vaultSecrets.ts'
import { createPopupStore, followAddress, followBackground } from './store.ts'
import './styles/base.css'
import { createWallet } from './wallet.ts'

/** What is shown first is on the screen. A page that nobody sees is not painted: it need not wait. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.hidden) resolve()
    else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
  })

// The page begins with what it last showed, then connects: at once, the background would work against the first paint.
const first = await sessionCell<Snapshot>('view')
  .read()
  .catch(() => undefined)
const background = openBackground(first && painted())
const store = createPopupStore(first ?? null, location.hash)
followBackground(store, background)
followAddress(store, window)

const secrets = createSecrets({ background: background.api, runJob: runPageJob, dataKey: sessionKey })
const wallet = createWallet({ store, background: background.api, secrets, drafts: openDrafts(), window })
const root = document.getElementById('root')
if (root) createRoot(root).render(<App wallet={wallet} />)
