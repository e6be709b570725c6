import { Copy } from '../../components/data/Copy.tsx'
import { Qr } from '../../components/data/Qr.tsx'
import css from '../../components/layout/layout.module.css'
import { Screen } from '../../components/layout/Screen.tsx'
import { words } from '../../words.ts'

export const Receive = ({ address }: { address: string }) => (
  <Screen title={words.receive.title} back={{ at: 'account', address, show: 'page' }}>
    <p className={css.lead}>{words.receive.text}</p>
    <div className={css.receive}>
      <Qr value={address} label={words.receive.qr(address)} />
      <p className={css.fullAddress}>
        <code>{address}</code> <Copy value={address} what={words.common.yourAccount} />
      </p>
    </div>
  </Screen>
)
