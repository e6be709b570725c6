import { beforeAll, describe, expect, test } from 'vitest'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import { createBrowser, createVault, draft, type Interruption, only, rest, until } from './browser.testing.ts'

// Every step of a registration × what can happen to the wallet there: the outcome is the same, with one registration on
// chain, one polynomial under each statement, and at most one envelope of each dealing opened.

type Browser = Awaited<ReturnType<typeof createBrowser>>
type Background = Awaited<ReturnType<Browser['start']>>
type Servers = Browser['simulation']['servers']

type Story = {
  readonly name: string
  readonly threshold: number
  /** What was told in another story: the steps before this, and those of single deliveries. */
  readonly since: (browser: Browser) => boolean
  readonly ignored: readonly string[]
  readonly arrange: (servers: Servers) => void
  /** Happens once it is registered. */
  readonly afterwards?: (servers: Servers) => void
  readonly log: readonly string[]
}

const begin = ['fund', 'register', 'deal']
const everything = ['block', 'at']
const butDeliveries = [...everything, 'delivery']
const isDealt = ({ simulation }: Browser) => simulation.state.log.includes('deal')
const stories: readonly Story[] = [
  {
    name: 'all is well',
    threshold: 2,
    since: () => true,
    ignored: everything,
    arrange: () => undefined,
    log: [...begin, 'registered'],
  },
  {
    name: 'nothing comes to a whole group, and it says so on chain',
    threshold: 2,
    since: isDealt,
    ignored: butDeliveries,
    arrange: (servers) => {
      for (const server of servers[1]!) server.isCutOff = true
    },
    log: [...begin, 'deliver', 'deliver', 'registered'],
  },
  {
    name: 'a server says of a good share that it is bad',
    threshold: 3,
    since: isDealt,
    ignored: butDeliveries,
    arrange: (servers) => {
      servers[0]![0]!.lies = true
    },
    log: [...begin, 'open', 'false-accusation', 'deal', 'registered'],
  },
  {
    name: 'a whole group is down until the key is registered, then heals',
    threshold: 2,
    since: isDealt,
    ignored: butDeliveries,
    arrange: (servers) => {
      for (const server of servers[2]!) server.isDown = true
    },
    afterwards: (servers) => {
      for (const server of servers[2]!) server.isDown = false
    },
    log: [...begin, 'registered'],
  },
]

let created: Awaited<ReturnType<typeof createVault>>
beforeAll(async () => {
  created = await createVault()
})

const isRegistered = (view: RegistrationView | undefined) => view?.state.kind === 'registered'

/** Until it is registered and healed. The user unlocks when asked. */
const carryOn = async ({ simulation, unlock }: Browser, { service, vault, isDead }: Background, story: Story) => {
  const isOver = () => isDead() || (isRegistered(only(service)) && service.activity() === 'none')
  await until(
    simulation,
    async () => {
      if (only(service)?.waiting?.for === 'unlock' && vault.view().kind !== 'unlocked') await unlock(vault)
      if (isRegistered(only(service)) && !isOver()) {
        story.afterwards?.(simulation.servers)
        // As the alarm does.
        await service.resume()
      }
      return isOver()
    },
    160,
  )
}

const expectOneOutcome = ({ simulation }: Browser, background: Background, story: Story, note: string) => {
  const { log, published, registrant } = simulation.state
  // Enough groups may be settled for by the wallet or, when that is locked, by the servers.
  expect(
    log.filter((entry) => entry !== 'settle'),
    note,
  ).toEqual(story.log)
  expect(only(background.service), note).toMatchObject({
    state: { kind: 'registered', missingSubgroups: [], healing: false },
    testSignature: { valid: true },
    waiting: null,
  })
  expect(registrant?.attempts, note).toBe(log.filter((entry) => entry === 'deal').length)
  for (const nonces of published.statements.values()) expect(nonces.size, note).toBe(1)
  expect(published.openings.size, note).toBe(log.filter((entry) => entry === 'open').length)
}

const begun = async (story: Story, interruption: Interruption = {}) => {
  const browser = await createBrowser(created)
  story.arrange(browser.simulation.servers)
  const background = await browser.start({ ...interruption, ignored: story.ignored })
  const wish = { ...draft(background.vault, browser.account), threshold: story.threshold }
  return { browser, background, approved: background.service.approve(wish, null) }
}

/** The steps of an undisturbed registration that are particular to the story. */
const stepsOf = async (story: Story): Promise<number[]> => {
  const { browser, background } = await begun(story)
  let first: number | undefined
  background.service.onChange(() => {
    if (first === undefined && story.since(browser)) first = background.steps()
  })
  await carryOn(browser, background, story)
  expectOneOutcome(browser, background, story, 'undisturbed')
  const count = background.steps()
  return Array.from({ length: count }, (_, i) => i + 1).filter((step) => step >= (first ?? 1))
}

/** The background dies there, the browser is closed, and the wallet is locked when it comes back. */
const killed = async (story: Story, at: number, what: 'dies' | 'lost') => {
  const { browser, background, approved } = await begun(story, { at, what })
  void approved.catch(() => undefined)
  await carryOn(browser, background, story)
  await background.vault.lock()
  const second = await browser.start()
  if (at === 1 && what === 'lost') return expect(second.service.views()).toEqual([])
  await carryOn(browser, second, story)
  expectOneOutcome(browser, second, story, `${what} at step ${at}`)
}

const silenced = async (story: Story, at: number) => {
  const { browser, background, approved } = await begun(story, { at, what: 'silent' })
  // Approving needs the node: the user may have to try once more.
  await approved.catch(() => undefined)
  await carryOn(browser, background, story)
  expectOneOutcome(browser, background, story, `silent at step ${at}`)
}

/** Some at a time: each of them mostly waits. */
const forEach = async (steps: readonly number[], run: (step: number) => Promise<void>) => {
  const left = [...steps]
  const work = async () => {
    for (let step = left.shift(); step !== undefined; step = left.shift()) await run(step)
  }
  await Promise.all(Array.from({ length: 8 }, work))
}

describe.each(stories)('$name', { timeout: 240_000 }, (story) => {
  let steps: number[]
  beforeAll(async () => {
    steps = await stepsOf(story)
    expect(steps.length).toBeGreaterThan(10)
  }, 60_000)

  test('the background is stopped after any step, and the browser closed', () =>
    forEach(steps, (step) => killed(story, step, 'dies')))
  test('the background is stopped before any step is on disk, and the browser closed', () =>
    forEach(steps, (step) => killed(story, step, 'lost')))
  test('the node stops answering at any step', () => forEach(steps, (step) => silenced(story, step)))
})

describe('the worker dies', () => {
  const [well, nothing, lie] = stories as readonly [Story, Story, Story, Story]

  test('while it splits the key: nothing was sent, and the user tries again', async () => {
    const browser = await createBrowser(created)
    browser.simulation.state.dyingJob = 'prepareRegistration'
    const background = await browser.start()
    const wish = draft(background.vault, browser.account)
    await expect(background.service.approve(wish, null)).rejects.toMatchObject({ code: 'timeout' })
    expect(background.service.views()).toEqual([])
    await background.service.approve(wish, null)
    await carryOn(browser, background, well)
    expectOneOutcome(browser, background, well, 'prepareRegistration')
  })

  test.each([
    ['signs an answer', 'signCalls', nothing],
    ['opens an envelope', 'openEnvelope', lie],
    ['splits the key once more', 'dealAgain', lie],
  ] as const)('while it %s: it is done at the next block', async (_, job, story) => {
    const { browser, background, approved } = await begun(story)
    await approved
    browser.simulation.state.dyingJob = job
    await carryOn(browser, background, story)
    expect(browser.simulation.state.dyingJob).toBe('')
    expectOneOutcome(browser, background, story, job)
    await rest()
  })
})
