import { expect, test } from 'vitest'
import type { RegistrationState } from '../../../core/registration/state.ts'
import type { GroupView, ServerView } from '../../../protocol/popup/registration.ts'
import { holder, server, stored } from '../../preview/snapshots.ts'
import { groupState, serverLine } from './servers.ts'

const confirming: RegistrationState = { kind: 'confirming', done: 0, of: 3, need: 2 }
const standing = (healing: boolean): RegistrationState => ({
  ...{ kind: 'registered', block: 5, missingSubgroups: [0] },
  healing,
})
const group = (confirmed: boolean, ...servers: ServerView[]): GroupView => ({ subgroup: 0, confirmed, servers })
const line = (one: Partial<ServerView>, confirmed = false, state: RegistrationState = confirming) => {
  const whole = { ...stored(0), ...one }
  return serverLine(whole, group(confirmed, whole), state)
}
const away = { kind: 'retrying', attempt: 3, at: 0, reason: 'timeout' } as const

test('a complaint is said as the server’s own word, not as a fact', () => {
  expect(line({ complaint: 'bad' })).toMatchObject({ tone: 'warn', text: 'Says that its piece is bad' })
  expect(line({ complaint: 'missing', delivery: away })).toMatchObject({
    tone: 'warn',
    text: 'Says that it got nothing',
  })
})

test('a complaint that was answered is one no more', () => {
  expect(line({ complaint: 'missing', answered: true })).toMatchObject({ tone: 'now' })
})

test('a complaint about a bad piece stands whatever else the server has shown', () => {
  expect(line({ complaint: 'bad', holder: true }).tone).toBe('warn')
})

test('who was caught is marked, whatever it said before', () => {
  expect(line({ excluded: true, complaint: 'bad', holder: true })).toMatchObject({ tone: 'bad' })
})

test('whose group went on without it is late, not refused or lost', () => {
  expect(line({ delivery: away }, true).text).toBe('Late')
  expect(line({ delivery: away }, false).text).toBe('Trying again (3 tries so far)')
  expect(line({ delivery: { kind: 'refused', reason: 'busy' } }, true).text).toBe('Refused its piece')
})

test('when it is over nothing is still on its way', () => {
  const over = standing(false)
  for (const delivery of [away, { kind: 'waiting' }, { kind: 'sending', attempt: 1 }] as const)
    expect(line({ delivery }, false, over).text).toBe('Never proved that it holds its piece')
  expect(line({ delivery: away }, false, standing(true)).text).toContain('Trying again')
})

test('of a splitting that is not on the network nobody has a piece', () => {
  const dealing = { kind: 'dealing' } as const
  expect(line({ complaint: 'bad', holder: true }, true, dealing)).toMatchObject({ tone: 'plain' })
  expect(groupState(group(true, holder(0)), dealing)).toBe('open')
})

test('a group is confirmed, heals, or is missing for good', () => {
  expect(groupState(group(false, server(0)), standing(true))).toBe('healing')
  expect(groupState(group(false, server(0)), standing(false))).toBe('missing')
  expect(groupState({ ...group(true, holder(0)), subgroup: 1 }, standing(false))).toBe('confirmed')
  expect(groupState(group(false, stored(0), server(1)), confirming)).toBe('partly')
})
