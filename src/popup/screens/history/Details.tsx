import type { ReactNode } from 'react'
import type { HistoryView } from '../../../protocol/popup/history.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Address } from '../../components/data/Address.tsx'
import css from '../../components/layout/layout.module.css'
import { Card, Facts, Section } from '../../components/layout/Screen.tsx'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { exactAmount, type Token } from '../../logic/amount.ts'
import { ownName } from '../../logic/money/sendForm.ts'
import { visibleOrigin, visibleText } from '../../logic/visibleText.ts'
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
        <Section title={words.changeRules.nowOn}>
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

const factsOf = (done: HistoryView['done'], token: Token): readonly (readonly [string, ReactNode, string?])[] => {
  const said = words.transaction
  switch (done.kind) {
    case 'sent':
      return [
        [said.amount, exactAmount(done.amount, token)],
        [said.feeAtMost, exactAmount(done.fee, token)],
      ]
    case 'taken-back':
      return [
        [words.history.deposit, exactAmount(done.deposit, token)],
        [said.feeAtMost, exactAmount(done.fee, token)],
      ]
    case 'test-funds':
      return [[said.amount, exactAmount(done.amount, token)]]
    case 'rules':
      return [[said.feeAtMost, exactAmount(done.fee, token)]]
    case 'signed':
      return [
        [said.what, done.call === null ? said.signed[done.what] : visibleText(done.call, 120)],
        [said.site, visibleOrigin(done.origin)],
      ]
    case 'registration': {
      const { deposit, deposits, fees } = words.history
      return [
        ...(done.fee === null ? [] : [[fees, exactAmount(done.fee, token)] as const]),
        ...(done.deposit === null
          ? []
          : [[deposit, exactAmount(done.deposit, token), deposits[done.depositState]] as const]),
      ]
    }
  }
}
