import { useEffect } from 'react'
import type { HistoryView } from '../../../protocol/popup/history.ts'
import { Button } from '../../components/controls/Button.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Screen } from '../../components/layout/Screen.tsx'
import { Steps } from '../../components/layout/Steps.tsx'
import { useHistory } from '../../hooks/asking/useHistory.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { pageTitleOf } from '../../logic/money/entry.ts'
import { transactionSteps } from '../../logic/money/transactionSteps.ts'
import { duration } from '../../words/counting.ts'
import { dispatchError } from '../../words/money.ts'
import { words } from '../../words.ts'
import { Details } from './Details.tsx'

/** Blocks for which a signature is valid, at most. */
const VALIDITY = 256

/** One thing that this wallet did: how it stands, and what it was. */
export const Transaction = ({ id }: { id: string }) => {
  const { go } = useWallet()
  const { network } = useSnapshot()
  const { entries, isWhole } = useHistory()
  const entry = entries.find((one) => one.id === id)
  const footer = (
    <Button look="primary" wide onClick={() => go({ at: 'home' })}>
      {words.common.done}
    </Button>
  )
  if (!entry && !isWhole)
    return (
      <Screen title={words.history.title} back={{ at: 'history' }} footer={footer}>
        {null}
      </Screen>
    )
  if (!entry)
    return (
      <Screen title={words.transaction.unknown} back={{ at: 'history' }} footer={footer}>
        <p className={css.lead}>{words.transaction.unknownText}</p>
      </Screen>
    )
  const title = pageTitleOf(entry, network.token)
  const isSteps = isOwnTransaction(entry.done)
  return (
    <Screen title={title} back={{ at: 'history' }} footer={footer}>
      <Spoken title={title} />
      {isSteps && <Steps label={title} steps={transactionSteps(entry.state)} />}
      <Standing entry={entry} />
      <Details entry={entry} />
    </Screen>
  )
}

type Own = Extract<HistoryView['done'], { kind: keyof typeof words.transaction.lostStep }>
/** Signed here for ourselves, and followed to its end. */
const isOwnTransaction = (done: HistoryView['done']): done is Own => done.kind in words.transaction.lostStep

const Spoken = ({ title }: { title: string }) => {
  const { announce } = useWallet()
  useEffect(() => announce(title), [title, announce])
  return null
}

/** What is the matter while it is under way, why it came to nothing, and what cannot be told. */
const Standing = ({ entry: { state, done } }: { entry: HistoryView }) => {
  const { blockTime } = useSnapshot().network
  const said = words.transaction
  if (state.kind === 'failed')
    return (
      <Notice tone="bad" title={said.failures[state.reason]}>
        {state.reason === 'dispatch' && dispatchError(state.error)}
      </Notice>
    )
  if (state.kind === 'final') return null
  if (state.kind === 'unknown')
    return (
      <Notice tone="warn" title={said.lost}>
        <p>{state.block === null ? said.lostAnywhere : said.lostIn(state.block)}</p>
        <p>
          {said.lostBy(state.nodes)} {isOwnTransaction(done) && said.lostStep[done.kind]}
        </p>
      </Notice>
    )
  if (state.trouble === 'node')
    return (
      <Notice tone="warn" title={said.noNode}>
        {said.noNodeText}
      </Notice>
    )
  if (state.trouble === 'refused')
    return (
      <Notice tone="warn" title={said.refused}>
        {said.refusedText(duration(VALIDITY * blockTime))}
      </Notice>
    )
  return <p className={css.lead}>{said.mayClose}</p>
}
