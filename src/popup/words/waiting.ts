import type { Complaint } from '../../core/chain/calls.ts'
import type { Loss, Waiting } from '../../core/registration/state.ts'

type Said = { readonly title: string; readonly text: string }
/** Servers or groups by name, as they stand in a sentence. */
export type Who = { readonly names: string; readonly many: boolean }
type Of<F extends Waiting['for']> = Extract<Waiting, { for: F }>

const complaints: Record<Complaint, (who: Who) => string> = {
  missing: ({ names, many }) => (many ? `${names} say that they got nothing` : `${names} says that it got nothing`),
  bad: ({ names, many }) => (many ? `${names} say that their pieces are bad` : `${names} says that its piece is bad`),
}

/** What is done about them, with nothing left to do for the user. */
const answers: Record<Complaint, string> = {
  missing: 'What is missing is put on the network, sealed: only its own server can open it. You need not do anything.',
  bad: 'One such piece is opened on the network, which then judges who is right. You need not do anything.',
}

const unanswered: Record<Of<'unanswered'>['because'], string> = {
  declined: 'You did not let the piece be opened, so this stays unanswered. The network decides when the time is up.',
  'too-late': 'An answer would come too late now. The network decides when the time is up.',
  unneeded: 'Enough groups have confirmed: the registration completes without opening a piece.',
  unprovable:
    'This wallet cannot show that the piece was good, so it does not open it. The network decides when the time is up.',
}

/** `meanwhile`: the wallet is open, and does it. */
const unlock: Record<Of<'unlock'>['to'], Said & { readonly meanwhile: string }> = {
  answer: {
    title: 'Unlock to answer a server',
    text: 'A server has complained about its piece. Your answer is ready and needs a signature.',
    meanwhile: 'The answer to a server is being signed.',
  },
  'deal-again': {
    title: 'Unlock to split the key again',
    text: 'The last splitting came to nothing, and only you can make a new one.',
    meanwhile: 'The key is being split again.',
  },
  end: {
    title: 'Unlock to close a registration',
    text: 'It stays open on the network until you sign that it is over.',
    meanwhile: 'The end of this registration is being signed.',
  },
  'sign-again': {
    title: 'Unlock to sign again',
    text: 'What you approved did not reach the network in time and needs a new signature.',
    meanwhile: 'What you approved is being signed again.',
  },
}

const unconfirmed = ({ names, many }: Who): string =>
  many ? `Groups ${names} have not confirmed yet` : `Group ${names} has not confirmed yet`

const others: Record<Exclude<Waiting['for'], 'answer' | 'unanswered' | 'unlock'>, (who: Who) => Said> = {
  funds: () => ({
    title: 'Your account needs money',
    text: 'There is not enough for the next fee. It goes on by itself when money arrives.',
  }),
  node: () => ({ title: 'Waiting for the node to answer', text: 'It goes on by itself when the node does.' }),
  roster: () => ({
    title: 'Waiting for more servers',
    text: 'The network has not enough of them right now. It goes on by itself when it has.',
  }),
  'silent-member': ({ names, many }) =>
    many
      ? {
          title: `Servers of groups ${names} are silent`,
          text: 'Their groups go on without them when the time is up.',
        }
      : { title: `A server of group ${names} is silent`, text: 'Its group goes on without it when the time is up.' },
  'consent-open': (who) => ({
    title: 'You decide: may a piece be opened?',
    text: `${complaints.bad(who)}. Only opening that piece in public would show who is right, and that has a price.`,
  }),
  healing: (who) => ({
    title: unconfirmed(who),
    text: who.many
      ? 'Their servers go on being offered their pieces. You need not do anything.'
      : 'Its servers go on being offered their piece. You need not do anything.',
  }),
}

/** Of a registration that was made elsewhere: this wallet has none of its pieces. */
const healingElsewhere = (who: Who): Said => ({
  title: unconfirmed(who),
  text: `${who.many ? 'Their servers' : 'Its servers'} may still be given what they lack: by each other, or by the wallet that made this registration. This wallet cannot.`,
})

type LossWords = Record<Loss, (deposit: string) => string>

/** If the user does not do it in time. */
const otherwise: LossWords = {
  'deposit-back': (deposit) =>
    `Otherwise the registration ends: ${deposit} comes back, the fees do not, and you begin again.`,
  'deposit-lost': (deposit) => `Otherwise the registration ends: the network keeps ${deposit}, and you begin again.`,
  nothing: () => 'Nothing is lost if you wait.',
}

/** The same, where the network could still complete it without. */
const unless: LossWords = {
  'deposit-back': (deposit) =>
    `Otherwise, unless more groups confirm, the registration ends: ${deposit} comes back, the fees do not.`,
  'deposit-lost': (deposit) =>
    `Otherwise, unless more groups confirm, the registration ends and the network keeps ${deposit}.`,
  nothing: () => 'Enough groups have confirmed: nothing is lost either way.',
}

/** What hangs on it while others are at work. */
const atStake: LossWords = {
  'deposit-back': (deposit) =>
    `If too few groups have confirmed by then, the registration ends: ${deposit} comes back, the fees do not.`,
  'deposit-lost': (deposit) =>
    `If too few groups have confirmed by then, the registration ends and the network keeps ${deposit}.`,
  nothing: () => '',
}

const answering: LossWords = {
  'deposit-back': () => '',
  'deposit-lost': (deposit) => `Without an answer in time the network would keep ${deposit}.`,
  nothing: () => '',
}

const closing: LossWords = {
  ...otherwise,
  'deposit-back': (deposit) => `Then ${deposit} comes back. Nothing is lost if you wait.`,
}

/** What a registration waits for, until when, and what hangs on it. */
export const waitingWords = {
  waiting: {
    ...{ complaints, answers, unanswered, unlock, others, healingElsewhere },
    losses: { otherwise, unless, atStake, answering, closing },
    limit: (time: string) => `Time left: ${time}.`,
    over: 'The time for it is up.',
    deposit: (amount: string | null) => (amount === null ? 'your deposit' : `your deposit of ${amount}`),
    decide: 'Decide',
  },

  /** A splitting that came to nothing. */
  died: {
    lied: 'A server lied, and was punished',
    liedText: (who: string) =>
      `${who} said that its piece was bad. It was opened on the network and was good. That server has lost its whole bond and takes no part any more.`,
    someone: 'A server',
    by: (group: number, address: string) => `The server of group ${group} at ${address}`,
    moved: 'The network’s servers have changed',
    movedText: 'The splitting was made for those before. Your key is split again, for those of now.',
    again: 'Your key is split again. That costs one more fee and no second deposit.',
    done: 'Your key has been split again since, into new pieces.',
    harmless: 'By itself the opened piece tells nothing, and it does not fit the new ones.',
  },

  exposed: {
    title: 'A server may know this key',
    text: 'A piece of it was opened in public. Any one server of another group could put its own piece to that and have the whole key. Use a new key for anything of value.',
  },

  /** The question before a piece is opened. */
  opening: {
    title: 'May a piece be opened?',
    why: 'It may be lying. Opening the piece would show it: the network checks it, and a liar loses its whole bond.',
    meansTitle: 'What opening means',
    means: [
      ['Everyone can read that piece, for ever', 'It is one of the pieces of your key.'],
      [
        'One other server could then have your key',
        'Any 2 groups are enough. A server of another group has the second piece.',
      ],
    ],
    choices: 'What you can do',
    recommended: 'Recommended',
    no: 'Do not open it',
    noText: 'Your key stays secret.',
    noCost: {
      nothing: () => 'Enough groups have confirmed: the registration completes, and nothing is lost.',
      'deposit-back': (deposit) =>
        `The registration completes if the other groups confirm. If they do not, it ends: ${deposit} comes back, the fees do not.`,
      'deposit-lost': (deposit) =>
        `If no more groups confirm, the registration ends and the network keeps ${deposit}: to it, you did not answer.`,
    } satisfies LossWords as LossWords,
    noThen: 'If it ends, register a new key.',
    yes: 'Open the piece',
    yesText: 'The network sees who lied.',
    yesCost: (deposit: string) =>
      `It costs two more fees, and the key has to be split again. The network goes on holding ${deposit}.`,
    yesThen: 'From then on others may know this key: use a new one for anything of value.',
    saving: 'Telling the wallet…',
    final: 'Either choice is final.',
  },
} as const
