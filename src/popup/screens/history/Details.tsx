import type { ReactNode } from 'react'
import type { HistoryView } from '../../../protocol/popup/history.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Address } from '../../components/data/Address.tsx'
import { Amount } from '../../components/data/Amount.tsx'
import css from '../../components/layout/layout.module.css'
import { Card, Facts, Section } from '../../components/layout/Screen.tsx'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import type { Token } from '../../logic/amount.ts'
import { ownName } from '../../logic/money/sendForm.ts'
import { callName, visibleOrigin } from '../../logic/visibleText.ts'
import { moment } from '../../words/counting.ts'
import { words } from '../../words.ts'
import { RulesInWords } from '../review/RulesInWords.tsx'

/** What it was, to the last digit. */
export const Details = ({ entry }: { entry: HistoryView }) => {
  const { go } = useWallet()
  const { accounts, network, registrations } = useSnapshot()
  const { done, account, at, state } = entry
  const said = words.transaction
  const registration = done.kind === 'registration' && registrations.find(({ id }) => id === done.registration)
  const block = 'block' in state ? state.block : null
  return (
    <>
      <Card>
        <Facts
          rows={[
            ...factsOf(done, network.token),
            ...(block === null ? [] : [[said.block, String(block)] as const]),
            [said.when, moment(at)],
          ]}
        />
      </Card>
      <Card>
        <Address value={account} name={ownName(account, accounts) ?? (done.kind === 'sent' ? said.from : said.by)} />
        {done.kind === 'sent' && <Address value={done.to} name={ownName(done.to, accounts) ?? said.to} />}
        {registration && (
          <Button onClick={() => go({ at: 'registration', id: registration.id })}>{said.openRegistration}</Button>
        )}
      </Card>
      {done.kind === 'taken-back' && state.kind === 'final' && <p className={css.small}>{said.depositReturned}</p>}
      {done.kind === 'rules' && (
        <Section title={isSoOrWillBe(state) ? words.changeRules.nowOn : words.changeRules.asked}>
          <Card>
            <RulesInWords rules={done.rules} />
          </Card>
        </Section>
      )}
      {done.kind === 'sent' && done.takes !== 'amount' && state.kind === 'final' && (
        <p className={css.small}>{said.takes[done.takes]}.</p>
      )}
    </>
  )
}

const isSoOrWillBe = ({ kind }: HistoryView['state']) => kind === 'final' || kind === 'pending'

/** Of `Pallet.name`, as it is stored. */
const nameOf = (call: string) => {
  const [pallet = '', ...name] = call.split('.')
  return callName(pallet, name.join('.'))
}

const factsOf = (done: HistoryView['done'], token: Token): readonly (readonly [string, ReactNode, string?])[] => {
  const said = words.transaction
  const exact = (value: string) => <Amount value={value} token={token} exact />
  switch (done.kind) {
    case 'sent':
      return [
        [said.amount, exact(done.amount)],
        [said.feeAtMost, exact(done.fee)],
      ]
    case 'taken-back':
      return [
        [words.history.deposit, exact(done.deposit)],
        [said.feeAtMost, exact(done.fee)],
      ]
    case 'test-funds':
      return [[said.amount, exact(done.amount)]]
    case 'rules':
      return [[said.feeAtMost, exact(done.fee)]]
    case 'signed':
      return [
        [said.what, done.call === null ? said.signed[done.what] : nameOf(done.call)],
        [said.site, visibleOrigin(done.origin)],
      ]
    case 'registration': {
      const { deposit, deposits, fees } = words.history
      return [
        ...(done.fee === null ? [] : [[fees, exact(done.fee)] as const]),
        ...(done.deposit === null ? [] : [[deposit, exact(done.deposit), deposits[done.depositState]] as const]),
      ]
    }
  }
}
