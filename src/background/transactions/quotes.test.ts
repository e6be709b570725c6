import { beforeEach, expect, test } from 'vitest'
import { fromHex } from '../../core/bytes.ts'
import { parseRules } from '../../core/rules/rules.ts'
import type { Rules } from '../../protocol/popup/common.ts'
import type { Transfer } from '../../protocol/popup/transactions.ts'
import { FEE, MINIMUM } from './bank.testing.ts'
import { address, alice, bob, createSender, rules, settle } from './sender.testing.ts'

const from = address(alice)
let sender: ReturnType<typeof createSender>
let service: Awaited<ReturnType<typeof sender.start>>['service']
beforeEach(async () => {
  sender = createSender()
  sender.bank.give(alice, 10_000n)
  service = (await sender.start()).service
})
const quote = (amount: Transfer['amount'], to = address(bob)) => service.quoteTransfer({ from, to, amount })

test('an amount: what it costs, and what stays', async () => {
  expect(await quote('5000')).toEqual({
    problems: [],
    error: null,
    ...{ fee: '100', amount: '5000', stays: '4900', minimum: '1000', missing: '0', reserve: '0' },
    ...{ closes: false, holds: false },
  })
})

test.each<[string, Transfer['amount'], string | undefined, string[]]>([
  ['nothing', '0', undefined, ['nothing']],
  ['more than there is', '9901', undefined, ['insufficient-funds']],
  ['so much that too little stays', '9000', undefined, ['too-little-stays']],
  ['less than a new account needs', '999', undefined, ['too-little-arrives']],
  ['what is no address', '5000', 'nobody', ['not-an-address']],
  ['an address of another network', '5000', '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5', ['foreign-address']],
  ['the account itself', '5000', from, ['same-account']],
])('refused in words: %s', async (_, amount, to, problems) => {
  const said = await quote(amount, to)
  expect(said.problems).toEqual(problems)
  await expect(service.send({ from, to: to ?? address(bob), amount })).rejects.toMatchObject({
    code: 'invalid-argument',
    data: { problems },
  })
  await settle()
  expect(sender.bank.handed).toEqual([])
})

test('what is missing is said to the last digit, and an account that exists may get as little as one likes', async () => {
  expect(await quote('9901')).toMatchObject({ missing: '1' })
  sender.bank.give(bob, 5_000n)
  expect((await quote('1')).problems).toEqual([])
})

test('all of it closes the account, most of it keeps it open, and what the network holds keeps it open too', async () => {
  expect(await quote('all')).toMatchObject({ problems: [], amount: '9900', stays: '0', closes: true })
  expect(await quote('most')).toMatchObject({ problems: [], amount: '8900', stays: '1000', closes: false })
  sender.bank.hold(alice, 1n)
  expect(await quote('all')).toMatchObject({ problems: [], amount: '8900', stays: '1000', closes: false, holds: true })
})

test.each([
  ['all', 9_900n, 0n],
  ['most', 8_900n, MINIMUM],
] as const)('%s: what was quoted is what happens', async (amount, arrives, stays) => {
  await service.send({ from, to: address(bob), amount })
  await settle()
  sender.bank.tick()
  expect([sender.bank.has(bob), sender.bank.has(alice)]).toEqual([arrives, stays])
})

test('the history does not say that an account was closed which the network keeps open', async () => {
  sender.bank.hold(alice, 1n)
  const started = await sender.start()
  await started.service.send({ from, to: address(bob), amount: 'all' })
  expect(started.history.all()[0]?.done).toMatchObject({ kind: 'sent', takes: 'most', amount: '8900' })
})

test('without a node nothing is known, and that is said', async () => {
  sender.bank.node.isDown = true
  expect(await quote('5000')).toMatchObject({ problems: [], error: 'chain-unavailable' })
})

test('an account that is not of this wallet sends nothing', async () => {
  const theirs = { from: address(bob), to: from, amount: '5000' }
  expect((await service.quoteTransfer(theirs)).problems).toEqual(['unknown-account'])
})

test('a registration that has signed comes first, and keeps its money', async () => {
  const { claims } = sender.world
  claims.set(from, { until: 2, reserve: 0n })
  expect((await quote('5000')).problems).toEqual(['registering'])
  await expect(service.send({ from, to: address(bob), amount: '5000' })).rejects.toMatchObject({
    data: { problems: ['registering'] },
  })
  sender.bank.overtake(alice)
  sender.bank.overtake(alice)
  claims.set(from, { until: 2, reserve: 5_000n })
  expect(await quote('5000')).toMatchObject({ problems: ['reserve'], reserve: '5000' })
  expect((await quote('4900')).problems).toEqual([])
})

const typed: Rules = { evm: { kind: 'allow', addresses: ['0x52908400098527886E0F7030069857D2E4169EE7'] }, btc: null }
const standing = (constraintAccount: Uint8Array) => ({
  registered: {
    verifyingKey: fromHex('0x0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798'),
    ...{ attempt: 1, threshold: 2, commitments: [], roster: 0, rosterHash: new Uint8Array(32) },
    ...{ dealingHash: new Uint8Array(32), holders: [3, 1], missingSubgroups: [], block: 1, deposit: 0n },
    signature: new Uint8Array(64),
  },
  ...{ registrant: undefined, registration: undefined, healing: undefined },
  ...{ constraints: undefined, constraintAccount },
})

test('rules: the rules account pays, and what it lacks is said with what to send it', async () => {
  sender.bank.node.registered = standing(rules)
  sender.bank.give(rules, 500n)
  expect(await service.quoteRules({ registrant: from, rules: typed })).toMatchObject({
    ...{ problems: ['insufficient-funds'], rulesAccount: address(rules), fee: '100', balance: '500' },
    ...{ missing: `${FEE + MINIMUM - 500n}`, funding: '5000' },
  })
  sender.bank.give(rules, 5_000n)
  await service.updateRules({ registrant: from, rules: typed })
  await settle()
  sender.bank.tick(4)
  await settle()
  expect(sender.bank.rules()).toEqual(parseRules(typed).constraints)
  const seen = await service.registered(from)
  expect(seen).toMatchObject({ rules: typed, rulesAccount: address(rules) })
  expect(seen?.holders.map(({ members }) => members.length)).toEqual([2, 1])
  expect((await service.quoteRules({ registrant: from, rules: typed })).problems).toEqual(['unchanged'])
})

test('all rules can be taken away', async () => {
  sender.bank.node.registered = standing(rules)
  sender.bank.give(rules, 5_000n)
  const none = { registrant: from, rules: { evm: null, btc: null } }
  expect((await service.quoteRules(none)).problems).toEqual(['unchanged'])
  await service.updateRules({ registrant: from, rules: typed })
  await settle()
  sender.bank.tick(4)
  await settle()
  await service.updateRules(none)
  await settle()
  sender.bank.tick()
  expect(sender.bank.rules()).toEqual({ evmAcl: undefined, btcAcl: undefined })
})

test('whoever is not the rules account, and lines that are wrong, change nothing', async () => {
  expect((await service.quoteRules({ registrant: from, rules: typed })).problems).toEqual(['not-registered'])
  sender.bank.node.registered = standing(bob)
  const wrong: Rules = { evm: { kind: 'allow', addresses: ['0x12'] }, btc: null }
  expect(await service.quoteRules({ registrant: from, rules: wrong })).toMatchObject({
    problems: ['bad-rules', 'foreign-rules-account'],
    lines: [{ list: 'evm', line: 0, code: 'bad-address' }],
  })
  sender.bank.node.registered = { ...standing(bob), registered: undefined }
  expect((await service.quoteRules({ registrant: from, rules: typed })).problems).toEqual(['not-registered'])
  expect(await service.registered(from)).toBeNull()
})
