import { Suspense } from 'react'
import { Crashed } from './components/layout/Crashed.tsx'
import { Live } from './components/layout/Live.tsx'
import css from './components/layout/layout.module.css'
import { usePopup, type Wallet, WalletContext } from './hooks/useWallet.ts'
import { viewFor } from './logic/route.ts'
import { screenOf } from './screens/screenOf.tsx'

export const App = ({ wallet }: { wallet: Wallet }) => (
  <WalletContext value={wallet}>
    <div className={css.app}>
      <Crashed>
        <Current />
      </Crashed>
      <Live />
    </div>
  </WalletContext>
)

const Current = () => {
  const snapshot = usePopup((state) => state.snapshot)
  const route = usePopup((state) => state.route)
  const view = viewFor(snapshot, route)
  // A new key is a new screen: its state, scroll position and focus begin afresh.
  return <Suspense key={JSON.stringify(view)}>{screenOf(view)}</Suspense>
}
