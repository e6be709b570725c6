import { expect, test } from 'vitest'
import { account, friends, open, proposal, registration, rulesAccount, verifyingKey } from '../../preview/snapshots.ts'
import { words } from '../../words.ts'
import { problemsOf } from './formProblems.ts'
import { newForm, readForm, toDraft } from './registerForm.ts'
import { hasNoRules, rulesInWords } from './rulesInWords.ts'

const fresh = newForm(open, null)

test('a new form is complete: it only has to be read', () => {
  expect(problemsOf(fresh).none).toBe(true)
  expect(toDraft(fresh)).toEqual({
    account,
    verifyingKey,
    rules: { evm: null, btc: null },
    rulesAccount: null,
    threshold: null,
  })
})

test('a proposal fills the form; what this wallet does not have is left out', () => {
  const form = newForm(open, { ...proposal, account: '5Unknown', verifyingKey: '0x02', rulesAccount })
  expect(form).toMatchObject({ account, verifyingKey, who: 'made', threshold: 3 })
  expect(toDraft(form).rules.evm).toEqual({ kind: 'allow', addresses: friends, allowContractCreation: true })
})

test('a new form begins with an account and a key that can be registered', () => {
  const [first] = open.accounts
  const other = { ...first!, address: '5Other' }
  const dealing = registration({ kind: 'dealing' })
  const second = { ...open.keys[0]!, verifyingKey: '0x02' } as const
  const busy = { ...open, accounts: [...open.accounts, other], registrations: [dealing] }
  expect(newForm({ ...busy, keys: [...open.keys, second] }, null)).toMatchObject({
    account: '5Other',
    verifyingKey: '0x02',
  })
  expect(newForm({ ...open, registrations: [dealing] }, null)).toMatchObject({ account, verifyingKey })
})

test('every bad address is found on its own line', () => {
  const text = `${friends[0]}\n\nvitalik.eth, ${friends[0]}\n0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD`
  const { evm } = problemsOf({ ...fresh, evm: { mode: 'allow', text, creation: false } })
  const say = words.register.lineProblems.evm
  expect(evm).toEqual([
    { line: 3, address: 'vitalik.eth', text: say['bad-address'] },
    { line: 3, address: friends[0], text: say.duplicate },
    { line: 4, address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD', text: say['bad-checksum'] },
  ])
})

test('a list that is switched off is not checked', () => {
  expect(problemsOf({ ...fresh, evm: { mode: 'nothing', text: 'nonsense', creation: false } }).none).toBe(true)
})

test('a rules account of another kind is refused before anything is sent', () => {
  expect(problemsOf({ ...fresh, who: 'other' }).rulesAccount).toBe(words.register.noAddress)
  expect(problemsOf({ ...fresh, who: 'other', rulesAccount: '5Grw' }).rulesAccount).toBe(words.register.badAddress)
  expect(problemsOf({ ...fresh, who: 'other', rulesAccount: ` ${account} ` }).none).toBe(true)
})

test('a stored form comes back as it was, unless it is of another wallet or no form at all', () => {
  expect(readForm(JSON.parse(JSON.stringify(fresh)), open)).toEqual(fresh)
  expect(readForm({ ...fresh, account: '5Else' }, open)).toBeNull()
  expect(readForm(null, open)).toBeNull()
  expect(readForm({ ...fresh, evm: 'x' }, open)).toBeNull()
})

test('the words say both truths: nothing allowed without rules, everything with an empty deny list', () => {
  expect(hasNoRules({ evm: null, btc: null })).toBe(true)
  const [evm, btc] = rulesInWords({ evm: { kind: 'deny', addresses: [] }, btc: { kind: 'allow', addresses: [] } })
  expect(evm).toMatchObject({ wide: true, text: words.rules.denyNone('Ethereum'), creation: words.rules.noCreation })
  expect(btc).toMatchObject({ wide: false, text: words.rules.allowNone('Bitcoin'), creation: null })
})
