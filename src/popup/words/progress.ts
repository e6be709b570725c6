import type { RegistrationState } from '../../core/registration/state.ts'
import { count, listed } from './counting.ts'

const states: Record<RegistrationState['kind'], { label: string; text: string }> = {
  approved: { label: 'Approved', text: 'Splitting the key and signing. The key is opened once and closed again.' },
  registering: { label: 'Asking the network', text: 'Your wish and your rules go to the network, with the deposit.' },
  dealing: {
    label: 'Publishing the splitting',
    text: 'The public side of the splitting goes to the network for checking.',
  },
  delivering: { label: 'Delivering the pieces', text: 'Every server gets one sealed piece that only it can open.' },
  confirming: { label: 'Groups confirm', text: 'The servers of each group compare their pieces and tell the network.' },
  registered: { label: 'Registered', text: 'The network can sign with this key, only under your rules.' },
  failed: { label: 'Not registered', text: 'The registration ended without success.' },
  cancelled: { label: 'Cancelled', text: 'You stopped this registration before the key was split.' },
}

/** `Group 2`, `Groups 2 and 3`: how a sentence about them begins. */
const groups = (numbers: readonly number[]) => `${numbers.length === 1 ? 'Group' : 'Groups'} ${listed(numbers)}`

/** How many of the groups that have their pieces signing can do without. */
const spare = (n: number) =>
  n === 0
    ? 'Signing works without, but none of the others may be offline.'
    : `Signing works without, and ${n} of the others may be offline.`

/** A registration under way, and one that stands. */
export const progressWords = {
  states,

  progress: {
    title: 'Registration',
    keepOpen: 'Keep the browser open until the pieces are out.',
    keepAnswering: 'Keep the browser open until this is settled.',
    nothingToDo: 'You may close this. There is nothing left to do here.',
    mayClose: 'You may close this. Should a server complain, the wallet answers when the browser is open.',
    steps: {
      approved: 'Split and signed',
      registering: 'On the network',
      dealing: 'Splitting published',
      delivering: 'Pieces delivered',
      confirming: 'Groups confirmed',
    },
    ring: (confirmed: number, of: number, need: number) => `${confirmed} of ${of} groups confirmed; ${need} needed`,
    ofGroups: (of: number) => `of ${of} groups`,
    needed: (need: number) => `${need} needed`,
    group: (n: number) => `Group ${n}`,
    groupStates: {
      confirmed: 'Confirmed',
      held: 'Comparing',
      partly: 'Some pieces delivered',
      healing: 'Healing',
      missing: 'Missing',
      open: 'Waiting',
    },
    count: (done: number, of: number) => `${done} of ${of}`,
    atMost: (time: string) => `The network waits ${time} more, at most.`,
    deadlinePassed: 'The time is up; the network decides with what it has.',
    picture: 'Groups and servers',
    ending: 'This registration is being taken back; the deposit comes back with it. Keep the browser open until then.',
    cancel: 'Cancel this registration',
    cancelTitle: 'Cancel this registration?',
    cancelText: 'The key is not out yet. The deposit comes back; fees already paid do not.',
    cancelYes: 'Yes, cancel it',
    cancelNo: 'Keep it going',
    from: (origin: string) => `Asked for by ${origin}`,
    usual: 'Usually all done in ten seconds.',
  },

  server: {
    named: (name: string, group: number) => `${name} (group ${group})`,
    waiting: 'Waits for its piece',
    sending: (attempt: number) => (attempt > 1 ? `Sending, try ${attempt}` : 'Sending its piece'),
    retrying: (attempt: number) => `Trying again (${count(attempt, 'try', 'tries')} so far)`,
    refused: 'Refused its piece',
    stored: 'Has its piece',
    holder: 'Proved that it holds its piece',
    excluded: 'Excluded and punished',
    excludedWhy: 'It sent a false piece of the trial signature.',
    missing: 'Says that it got nothing',
    bad: 'Says that its piece is bad',
    answered: 'Its sealed piece lies on the network',
    answeredMissing: 'It had said that it got nothing.',
    answeredSilent: 'It has not said that it holds it. Silent to the end, it loses a part of its bond.',
    late: 'Late',
    lateWhy: 'Its group confirmed without it. It can still join.',
    unproven: 'Never proved that it holds its piece',
    unprovenWhy: 'Its sealed piece lay on the network: such silence can cost a server a part of its bond.',
  },

  registered: {
    title: 'Registered',
    text: 'The network can now sign with this key, only under your rules.',
    checked: 'Trial signature checked here',
    checkedText: 'Your wallet verified it against your key. The pieces work.',
    bad: 'The trial signature does not verify',
    badText: 'The network says registered, but the signature is not valid. Do not rely on this registration.',
    pending: 'Checking the trial signature…',
    missing: (numbers: readonly number[]) => `${groups(numbers)} did not confirm in time`,
    missingText: 'That is final for this registration.',
    spare,
    all: 'Every group holds its piece.',
    rules: 'Rules',
    who: 'Who can change them',
    block: (block: number) => `In block ${block}`,
    ethereum: 'Ethereum address',
    key: 'Public key',
  },

  found: {
    note: 'Found on the network: it was made elsewhere, or this wallet lost its record of it. You see what the network has.',
    date: (day: string) => `Found ${day}`,
    notHeld: 'This wallet does not hold this key',
    notHeldText:
      'One of your accounts has registered it, and the network can sign with it under your rules. If you have the key elsewhere, import it.',
    otherKey: 'Not in this wallet',
    leftBehind: (account: string) => `A registration of ${account} is still open on the network`,
    open: 'This wallet knows nothing of it. If no other wallet of yours is at work on it, take it back: its deposit returns.',
    dealt:
      'This wallet knows nothing of it. Its servers are at work and will end it by themselves: either the key is registered, or the deposit returns.',
    takenBack: (account: string) => `The network was asked to let go of the registration of ${account}.`,
  },

  cancelled: {
    title: 'Cancelled',
    text: 'You stopped this before the key was split. The deposit is not kept; at most fees are gone.',
  },
} as const
