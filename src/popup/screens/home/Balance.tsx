import type { AccountView } from '../../../protocol/popup/vault.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Amount } from '../../components/data/Amount.tsx'
import css from '../../components/layout/layout.module.css'
import { Actions } from '../../components/layout/Screen.tsx'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { totalOf } from '../../logic/accounts.ts'
import { words } from '../../words.ts'
import { TestFunds } from './TestFunds.tsx'

/** What all accounts have together, and the way to get more. */
export const Balance = ({ accounts }: { accounts: readonly AccountView[] }) => {
  const { go } = useWallet()
  const { network } = useSnapshot()
  // Of several, each has these on its own page.
  const only = accounts.length === 1 ? accounts[0] : undefined
  return (
    <>
      <div>
        <h3 className={css.small}>{words.home.balance(accounts.length)}</h3>
        <Amount value={totalOf(accounts)} token={network.token} large />
      </div>
      {only && (
        <Actions>
          <Button onClick={() => go({ at: 'send', from: only.address, step: 'form' })}>{words.send.title}</Button>
          <Button onClick={() => go({ at: 'receive', address: only.address })}>{words.home.receive}</Button>
          {network.faucet !== null && <TestFunds address={only.address} />}
        </Actions>
      )}
    </>
  )
}
