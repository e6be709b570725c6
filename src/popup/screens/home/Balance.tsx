import type { AccountView } from '../../../protocol/popup/vault.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Address } from '../../components/data/Address.tsx'
import { Amount } from '../../components/data/Amount.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { formatAmount } from '../../logic/amount.ts'
import { words } from '../../words.ts'

/** What the account has, and the way to get more: a faucet where the network has one, the address elsewhere. */
export const Balance = ({ account }: { account: AccountView }) => {
  const { background, announce, go } = useWallet()
  const { network } = useSnapshot()
  const { busy, error, run } = useAction(30_000)
  const drip = () =>
    run(async () => {
      const { amount } = await background.requestTestFunds(account.address)
      announce(words.home.fundsDone(formatAmount(amount, network.token)))
    })
  return (
    <>
      <div>
        <h2 className={css.small}>{words.home.balance}</h2>
        <Amount value={account.balance} token={network.token} large />
      </div>
      <Address value={account.address} name={words.common.yourAccount} />
      {network.faucet === null ? (
        <Button onClick={() => go({ at: 'receive', address: account.address })}>{words.home.receive}</Button>
      ) : (
        <Button busy={busy && words.home.fundsBusy} onClick={() => void drip()}>
          {words.home.funds}
        </Button>
      )}
      {error && (
        <Notice tone="bad" urgent>
          {words.errors[error]}
        </Notice>
      )}
    </>
  )
}
