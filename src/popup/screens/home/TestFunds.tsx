import { Button } from '../../components/controls/Button.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { formatAmount } from '../../logic/amount.ts'
import { words } from '../../words.ts'

/** Money from the network's faucet, where it has one. */
export const TestFunds = ({ address }: { address: string }) => {
  const { background, announce } = useWallet()
  const { token } = useSnapshot().network
  const { busy, error, run } = useAction(30_000)
  const drip = () =>
    run(async () => {
      const { amount } = await background.requestTestFunds(address)
      announce(words.home.fundsDone(formatAmount(amount, token)))
    })
  return (
    <>
      <Button busy={busy && words.home.fundsBusy} onClick={() => void drip()}>
        {words.home.funds}
      </Button>
      {error && (
        <Notice tone="bad" urgent>
          {words.errors[error]}
        </Notice>
      )}
    </>
  )
}
