import { beforeAll, beforeEach, expect, test } from 'vitest'
import { toHex } from '../../core/bytes.ts'
import type { RegistrationRecord } from '../../core/registration/record.ts'
import type { Waiting } from '../../core/registration/state.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import { createBrowser, createVault, draft, only, rest, until } from './browser.testing.ts'

let created: Awaited<ReturnType<typeof createVault>>
let browser: Awaited<ReturnType<typeof createBrowser>>
beforeAll(async () => {
  created = await createVault()
})
beforeEach(async () => {
  browser = await createBrowser(created)
})

const begun = async (threshold: number) => {
  const background = await browser.start()
  const { service, vault } = background
  const { id } = await service.approve({ ...draft(vault, browser.account), threshold }, null)
  const view = () => only(service) as RegistrationView
  const waitingFor = (what: string) => until(browser.simulation, () => view().waiting?.for === what)
  const end = () => until(browser.simulation, () => ['registered', 'failed'].includes(view().state.kind), 120)
  return { ...background, id, view, waitingFor, end }
}
const lies = (...places: readonly [number, number][]) => {
  for (const [group, member] of places) browser.simulation.servers[group]![member]!.lies = true
}
const place = { subgroup: 1, member: 0 }
const begin = ['fund', 'register', 'deal']

test('with a threshold of 2 nothing is opened before the user lets it be; then the liar pays and the key is split anew', async () => {
  lies([1, 0], [1, 1], [2, 0], [2, 1])
  const { service, id, view, waitingFor, end } = await begun(2)
  await expect(service.decideOpening(id, { kind: 'allowed', place })).rejects.toMatchObject({ code: 'unsupported' })
  await waitingFor('consent-open')
  expect(view().waiting).toMatchObject({ server: { subgroup: 1, member: 0 }, loss: 'deposit-lost', until: 61 })
  expect(view().groups[1]!.servers[0]).toMatchObject({ complaint: 'bad', holder: false })
  for (let i = 0; i < 3; i++) {
    browser.simulation.tick()
    await rest()
  }
  expect(browser.simulation.state.published.openings.size).toBe(0)
  await service.decideOpening(id, { kind: 'allowed', place })
  await until(browser.simulation, () => browser.simulation.state.published.openings.size === 1)
  for (const server of browser.simulation.servers.flat()) server.lies = false
  const stored = (await browser.disk.registrations.read()) as Record<string, RegistrationRecord>
  // One that comes after the last confirmation would publish a share for nothing.
  expect(stored[id]!.later[0]!.validUntil).toBeLessThanOrEqual(61)
  await end()
  const culprit = { subgroup: 1, member: 0, endpoint: 'http://server-3' }
  expect(view()).toMatchObject({ state: { kind: 'registered' }, attempt: 2, dead: [{ kind: 'server-lied', culprit }] })
  expect(view().groups.map(({ servers }) => servers.length)).toEqual([2, 1, 2])
  expect(browser.simulation.state.log).toEqual([...begin, 'open', 'false-accusation', 'deal', 'registered'])
})

test('nobody is asked, and no share is opened, while enough others confirm', async () => {
  lies([1, 0], [1, 1])
  const { service, id, view, waitingFor, end } = await begun(2)
  await waitingFor('unanswered')
  expect(view().waiting).toMatchObject({ because: 'unneeded', loss: 'nothing' })
  await end()
  expect(view().state).toMatchObject({ kind: 'registered', missingSubgroups: [1] })
  expect(browser.simulation.state.published.openings.size).toBe(0)
  expect(browser.simulation.state.log.slice(0, 4)).toEqual([...begin, 'registered'])
  await expect(service.decideOpening(id, { kind: 'allowed', place })).rejects.toMatchObject({ code: 'unsupported' })
})

test('and is told, where too few do, that the deposit is lost, and to take another key', async () => {
  lies([0, 0], [0, 1], [1, 0], [1, 1])
  const { service, id, view, waitingFor, end } = await begun(2)
  await waitingFor('consent-open')
  expect(view().waiting?.loss).toBe('deposit-lost')
  await service.decideOpening(id, { kind: 'declined' })
  await end()
  expect(view().state).toMatchObject({ fault: 'user', reason: 'opening-declined', deposit: 'lost', next: 'other-key' })
  expect(browser.simulation.state).toMatchObject({ deposit: 'lost', log: [...begin, 'withheld'] })
})

test('of two liars one is shown to be one in each splitting, never both in the same', async () => {
  lies([0, 0], [2, 1])
  const { view, end } = await begun(3)
  await end()
  const lie = ['open', 'false-accusation', 'deal']
  expect(browser.simulation.state.log).toEqual([...begin, ...lie, ...lie, 'registered'])
  expect([...browser.simulation.state.published.openings].map((one) => one.split(' ')[1])).toEqual(['0.0', '2.1'])
  expect(new Set([...browser.simulation.state.published.openings].map((one) => one.split(' ')[0])).size).toBe(2)
  expect(view().attempt).toBe(3)
  expect(view().dead.map((one) => one.kind === 'server-lied' && one.culprit?.endpoint)).toEqual([
    'http://server-1',
    'http://server-6',
  ])
})

test('a locked wallet says until when it must answer; one that never is unlocked pays', async () => {
  for (const server of [...browser.simulation.servers[0]!, ...browser.simulation.servers[1]!]) server.isCutOff = true
  const { vault, view, waitingFor, end } = await begun(2)
  await until(browser.simulation, () => view().state.kind === 'delivering')
  await vault.lock()
  await waitingFor('unlock')
  expect(view().waiting).toMatchObject({ to: 'answer', until: 46, loss: 'deposit-lost' })
  expect(view().groups[0]!.servers[0]).toMatchObject({ complaint: 'missing', answered: false })
  await waitingFor('unanswered')
  expect(view().waiting).toMatchObject({ because: 'too-late', until: 61, loss: 'deposit-lost' })
  await end()
  expect(view().state).toMatchObject({ fault: 'user', reason: 'withheld', deposit: 'lost', next: 'retry' })
  expect(browser.simulation.state.deposit).toBe('lost')
})

test('whoever got nothing from us but has a peer that did is left to that peer first', async () => {
  browser.simulation.servers[1]![1]!.isCutOff = true
  const { view, end } = await begun(2)
  await until(browser.simulation, () => view().state.kind === 'registered' || view().waiting?.for === 'answer')
  await end()
  expect(browser.simulation.state.log).toEqual([...begin, 'registered'])
})

test('the user lets the piece of the server be opened that was asked about, and no other', async () => {
  lies([0, 0], [0, 1], [1, 0], [1, 1])
  const { service, id, view, waitingFor } = await begun(2)
  await waitingFor('consent-open')
  const { server } = view().waiting as Extract<Waiting, { for: 'consent-open' }>
  for (const other of [
    { ...server, member: 1 - server.member },
    { ...server, subgroup: 1 - server.subgroup },
  ])
    await expect(service.decideOpening(id, { kind: 'allowed', place: other })).rejects.toMatchObject({
      code: 'unsupported',
    })
  expect(view().waiting?.for).toBe('consent-open')
  await service.decideOpening(id, { kind: 'allowed', place: server })
  await until(browser.simulation, () => browser.simulation.state.published.openings.size === 1)
  expect([...browser.simulation.state.published.openings][0]).toContain(` ${server.subgroup}.${server.member}`)
})

test('when our own check of an accused envelope fails, nothing is opened and the fault is said to be ours', async () => {
  lies([0, 0], [0, 1], [1, 0], [1, 1])
  const { id, waitingFor } = await begun(2)
  await waitingFor('consent-open')
  const { disk } = browser
  const stored = (await disk.registrations.read()) as Record<string, { sealedEntropy: { ciphertext: string } }>
  const { ciphertext } = stored[id]!.sealedEntropy
  stored[id]!.sealedEntropy.ciphertext = `${ciphertext.slice(0, -1)}${ciphertext.endsWith('0') ? '1' : '0'}`
  await disk.registrations.write(stored)
  const { service: again } = await browser.start()
  await again.decideOpening(id, { kind: 'allowed', place: { subgroup: 0, member: 0 } })
  await until(browser.simulation, () => only(again)?.waiting?.for === 'unanswered')
  expect(only(again)?.waiting).toMatchObject({ because: 'unprovable', loss: 'deposit-lost' })
  await until(browser.simulation, () => only(again)?.state.kind === 'failed', 120)
  expect(only(again)?.state).toMatchObject({ fault: 'internal', reason: 'unprovable', deposit: 'lost' })
  expect(browser.simulation.state.published.openings.size).toBe(0)
})

test('after a lie a wallet that stays locked ends with nothing lost, and the liar named', async () => {
  lies([2, 0])
  const { vault, view, waitingFor, end } = await begun(3)
  await until(browser.simulation, () => browser.simulation.state.log.includes('false-accusation'))
  await vault.lock()
  await waitingFor('unlock')
  expect(view().waiting).toMatchObject({ to: 'deal-again', loss: 'deposit-back' })
  expect(view().dead).toMatchObject([{ kind: 'server-lied', culprit: { endpoint: 'http://server-5' } }])
  const { stage } = browser.simulation.state.registration!
  expect(view().waiting).toMatchObject({ until: stage.kind === 'open' && stage.until })
  const isToEnd = (waiting: RegistrationView['waiting']) => waiting?.for === 'unlock' && waiting.to === 'end'
  await until(browser.simulation, () => isToEnd(view().waiting))
  await browser.unlock(vault)
  await end()
  expect(view().state).toMatchObject({ fault: 'nobody', reason: 'dealing-window-missed', deposit: 'returned' })
  expect(browser.simulation.state.deposit).toBe('returned')
})

test.each([0, 22])(
  'the servers changed before the splitting arrived: the key is split for those of now (final %i blocks later)',
  async (lag) => {
    const { simulation } = browser
    simulation.state.finalityLag = lag
    simulation.state.dropsDealings = true
    const { view, end } = await begun(2)
    await until(simulation, () => view().state.kind === 'dealing')
    // Somebody else's registration showed that it lies.
    simulation.state.slashed.push(toHex(simulation.servers[0]![1]!.stash))
    await until(simulation, () => view().dead.length > 0)
    simulation.state.dropsDealings = false
    await end()
    expect(view()).toMatchObject({ state: { kind: 'registered' }, attempt: 1, dead: [{ kind: 'roster-changed' }] })
    expect(view().groups.map(({ servers }) => servers.length)).toEqual([1, 2, 2])
    // So late that pieces could not be sent before the servers asked for them on chain.
    expect(simulation.state.log.filter((entry) => entry !== 'deliver')).toEqual([...begin, 'registered'])
    expect([...simulation.state.published.statements.values()].every((nonces) => nonces.size === 1)).toBe(true)
  },
)

test('enough groups are settled for once nobody can say any more that nothing came, and the rest heals', async () => {
  const { simulation } = browser
  for (const server of simulation.servers[2]!) server.isDown = true
  const { service, vault, view, end } = await begun(2)
  await end()
  expect(simulation.state.log).toEqual([...begin, 'settle', 'registered'])
  expect(simulation.state.block).toBeLessThan(61)
  expect(view()).toMatchObject({ state: { missingSubgroups: [2], healing: true }, waiting: { for: 'healing' } })
  expect(service.activity()).toBe('healing')
  await expect(service.approve(draft(vault, browser.account), null)).rejects.toMatchObject({
    data: { problems: expect.arrayContaining([expect.objectContaining({ code: 'already-registered' })]) },
  })
  for (const server of simulation.servers[2]!) server.isDown = false
  await service.resume()
  await until(simulation, () => service.activity() === 'none')
  expect(view().state).toMatchObject({ kind: 'registered', missingSubgroups: [], healing: false })
  expect(view().groups.map(({ confirmed }) => confirmed)).toEqual([true, true, true])
})

test('what is not healed in its time is left as it is', async () => {
  const { simulation } = browser
  for (const server of simulation.servers[2]!) server.isDown = true
  const { service, view, end } = await begun(2)
  await end()
  await service.resume()
  simulation.state.healing = { ...simulation.state.healing!, until: simulation.state.block + 3 }
  await until(simulation, () => service.activity() === 'none')
  expect(view().state).toMatchObject({ kind: 'registered', missingSubgroups: [2], healing: false })
})
