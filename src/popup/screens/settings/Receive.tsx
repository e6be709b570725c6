import { Copy } from '../../components/data/Copy.tsx'
import { Identicon } from '../../components/data/Identicon.tsx'
import { Qr } from '../../components/data/Qr.tsx'
import css from '../../components/layout/layout.module.css'
import { Screen } from '../../components/layout/Screen.tsx'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'

export const Receive = ({ address }: { address: string }) => {
  const account = useSnapshot().accounts.find((one) => one.address === address)
  const name = account ? visibleText(account.name, 64) : words.common.yourAccount
  return (
    <Screen title={words.receive.title} back={{ at: 'account', address, show: 'page' }}>
      <p className={css.lead}>{words.receive.text}</p>
      <div className={css.receive}>
        <p className={css.whose}>
          <Identicon of={address} size={24} /> {name}
        </p>
        <Qr value={address} label={words.receive.qr(address)} />
        <p className={css.fullAddress}>
          <code>{address}</code> <Copy value={address} what={words.accounts.addressOf(name)} />
        </p>
      </div>
    </Screen>
  )
}
