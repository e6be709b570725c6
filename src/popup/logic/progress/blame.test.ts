import { expect, test } from 'vitest'
import type { Snapshot } from '../../../protocol/popup/api.ts'
import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { complaints } from '../../preview/complaints.ts'
import { ended } from '../../preview/ended.ts'
import type { Preview } from '../../preview/preview.ts'
import { failure } from '../../words/failure.ts'
import { words } from '../../words.ts'
import { awaitedBy, depositText } from './awaited.ts'
import { diedBefore } from './died.ts'
import { serverLine } from './servers.ts'

/** What the screen of a registration tells, all of it. */
const told = ({ snapshot }: Preview): string => {
  const registration = snapshot!.registrations[0]!
  const { title, text, limit, loss } = awaitedBy(registration, snapshot!, 0) ?? {}
  const servers = registration.groups.flatMap((group) =>
    group.servers.map((server) => {
      const line = serverLine(server, group, registration.state)
      return `${server.name}: ${line.text}. ${line.reason ?? ''}`
    }),
  )
  const before = diedBefore(registration)?.texts ?? []
  return [title, text, limit, loss, ...servers, ...before, ...ending(registration, snapshot!)].filter(Boolean).join(' ')
}

const ending = (registration: RegistrationView, snapshot: Snapshot): string[] => {
  const { state } = registration
  if (state.kind === 'failed')
    return Object.values(failure(state, depositText(registration, snapshot))).filter((text) => text !== null)
  const isShort = state.kind === 'registered' && state.missingSubgroups.length > 0 && !state.healing
  return isShort ? [words.registered.missing([3]), words.registered.missingText] : []
}

/** Every row of the table of deadlines and blame (DESIGN 5.4): what happened, as it is told. */
const rows: readonly (readonly [row: string, told: Preview, says: readonly RegExp[]])[] = [
  [
    'malformed dealing',
    ended['failed-chain-refused']!,
    [/The network refused the registration\./, /No deposit was taken/, /Try again/],
  ],
  [
    'false partial',
    complaints['complaint-excluded']!,
    [/Elder: Excluded and punished\. It sent a false piece of the trial signature\./, /Fir: Has its piece/],
  ],
  [
    'missing, being answered',
    complaints['complaint-missing']!,
    [/Elder \(group 3\) says that it got nothing/, /You need not do anything/, /Time left: about 35 seconds/],
  ],
  [
    'missing, delivered on chain',
    complaints['complaint-answered']!,
    [/Elder: Its sealed piece lies on the network\. It had said that it got nothing\./],
  ],
  [
    'delivered on chain and silent',
    complaints['complaint-answered']!,
    [/Fir: Its sealed piece lies on the network\..*loses a part of its bond/],
  ],
  [
    'bad, opened, was good',
    complaints['lied-splitting']!,
    [/group 3 at http:\/\/127\.0\.0\.1:3005 said that its piece was bad\..*was good\./, /lost its whole bond/],
  ],
  [
    'bad, opened, was bad',
    ended['failed-bad-share']!,
    [/opened on the network, and it was bad/, /holds it responsible/, /kept your deposit of 10 BITS/],
  ],
  [
    'unanswered, completes without',
    complaints['unanswered-unneeded']!,
    [/Elder \(group 3\) says that its piece is bad/, /the registration completes without/],
  ],
  [
    'too few, an unanswered challenge is why',
    ended['failed-withheld']!,
    [/no answer came in time/, /holds it responsible/, /kept your deposit of 10 BITS/, /Try again/],
  ],
  [
    'too few, no challenge open',
    ended['failed-too-few-servers']!,
    [/Too few groups/, /nobody’s fault/, /gave your deposit of 10 BITS back/, /Try again later/],
  ],
  ['not all, healing', ended['registered-healing']!, [/Group 3 has not confirmed yet/, /You need not do anything/]],
  ['not all, for good', ended['registered-missing']!, [/Group 3 did not confirm in time/, /final/]],
]

test.each(rows)('%s', (_, preview, says) => {
  for (const said of says) expect(told(preview)).toMatch(said)
})

test('no two rows are told in the same words', () => {
  const texts = rows.map(([, preview]) => preview)
  expect(new Set(texts.map(told)).size).toBe(new Set(texts).size)
})

test('nobody is told of a lost deposit but those who lose it', () => {
  for (const [row, preview] of rows)
    expect(/kept your deposit/.test(told(preview)), row).toBe(/was bad$|an unanswered challenge/.test(row))
})
