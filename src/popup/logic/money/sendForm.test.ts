import { expect, test } from 'vitest'
import { account, rulesAccount } from '../../preview/snapshots.ts'
import { words } from '../../words.ts'
import { newSendForm, readSendForm, sendProblems, toTransfer } from './sendForm.ts'

const token = { symbol: 'BITS', decimals: 10 }
const problems = (to: string, amount = '1') => sendProblems({ to, takes: 'amount', amount }, account, token)

test('a new form is incomplete, and not yet wrong', () => {
  expect(sendProblems(newSendForm(), account, token)).toMatchObject({
    to: { missing: true },
    amount: { missing: true },
  })
  expect(toTransfer(newSendForm(), account, token)).toBeUndefined()
})

test.each<[string, string, string]>([
  ['cut short', rulesAccount.slice(0, -1), words.send.problems['not-an-address']],
  ['with another letter', rulesAccount.replace('W46', 'W47'), words.send.problems['not-an-address']],
  ['of another network', '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5', words.send.problems['foreign-address']],
  // A network whose prefix takes two bytes.
  [
    'of a network with a long prefix',
    'VdqgjtvQj4vLP63NWzwRMyCLngmd4p5tSftwGXNUBmctFj1TL',
    words.send.problems['foreign-address'],
  ],
  ['of Ethereum', '0x52908400098527886E0F7030069857D2E4169EE7', words.send.toEthereum],
  ['of the sender', account, words.send.problems['same-account']],
])('an address %s is said beside its field', (_, to, text) => {
  expect(problems(to).to).toEqual({ text, missing: false })
})

test('amounts are read in the token’s digits', () => {
  expect(problems(rulesAccount, '1,5').amount?.text).toBe(words.send.amountBad)
  expect(problems(rulesAccount, '0').amount?.text).toBe(words.send.problems.nothing)
  const form = { to: ` ${rulesAccount} `, takes: 'amount', amount: '1.5' } as const
  expect(toTransfer(form, account, token)).toEqual({ from: account, to: rulesAccount, amount: '15000000000' })
  expect(toTransfer({ ...form, takes: 'all', amount: 'x' }, account, token)?.amount).toBe('all')
})

test('only a form is taken for one', () => {
  expect(readSendForm({ to: 'x', takes: 'everything', amount: '' })).toBeNull()
  expect(readSendForm(newSendForm())).toEqual(newSendForm())
})
