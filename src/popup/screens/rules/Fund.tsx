import { useState } from 'react'
import type { RulesQuote } from '../../../protocol/popup/transactions.ts'
import { ApproveButton } from '../../components/controls/ApproveButton.tsx'
import { Select } from '../../components/controls/Field.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card } from '../../components/layout/Screen.tsx'
import { useTransferQuote } from '../../hooks/asking/useTransferQuote.ts'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { exactAmount } from '../../logic/amount.ts'
import { errorText } from '../../logic/network/nodes.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import { TransferCosts } from '../send/TransferCosts.tsx'
import { TransferProblems } from '../send/TransferProblems.tsx'

type Props = { readonly to: string; readonly quote: RulesQuote }

/** Money for a rules account that cannot pay: sent from here, without leaving the change. */
export const Fund = ({ to, quote: { missing, funding } }: Props) => {
  const { background } = useWallet()
  const { accounts, network, history } = useSnapshot()
  const { token } = network
  const said = words.changeRules
  const payers = accounts.filter(({ address, balance }) => address !== to && BigInt(balance ?? '0') > 0n)
  const [chosen, setChosen] = useState('')
  const from = payers.find(({ address }) => address === chosen)?.address ?? payers[0]?.address
  const quote = useTransferQuote(from === undefined ? null : { from, to, amount: funding })
  const { busy, error, run } = useAction(60_000)
  const underWay = history.some(
    ({ done, state }) => done.kind === 'sent' && done.to === to && state.kind === 'pending' && state.block === null,
  )
  const { answer } = quote
  const ready = quote.isNew && answer !== null && answer.error === null && answer.problems.length === 0
  const fund = async () => {
    if (from !== undefined) await background.send({ from, to, amount: funding })
  }
  if (underWay) return <Notice tone="info">{said.funded}</Notice>
  return (
    <>
      <Notice tone="warn" title={said.tooLittle}>
        {said.tooLittleText(exactAmount(missing, token))}
      </Notice>
      <Card>
        {from === undefined ? (
          <p className={css.small}>{said.noFunds}</p>
        ) : (
          <>
            <Select label={said.fundFrom} value={from} onChange={({ target }) => setChosen(target.value)}>
              {payers.map(({ address, name, balance }) => (
                <option key={address} value={address}>
                  {`${visibleText(name, 40)} · ${exactAmount(balance ?? '0', token)}`}
                </option>
              ))}
            </Select>
            <TransferProblems quote={quote} />
            <TransferCosts quote={answer} token={token} />
            {error && (
              <Notice tone="bad" urgent>
                {errorText(error, network)}
              </Notice>
            )}
            <ApproveButton blocked={!ready} busy={busy && said.funding} onApprove={() => void run(fund)}>
              {said.fund(exactAmount(funding, token))}
            </ApproveButton>
          </>
        )}
      </Card>
    </>
  )
}
