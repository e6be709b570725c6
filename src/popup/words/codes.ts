import type { ErrorCode } from '../../core/errors.ts'
import { visibleText } from '../logic/visibleText.ts'
import { registerWords } from './register.ts'

const errors: Record<ErrorCode, string> = {
  'already-there': 'This is in your wallet already.',
  'already-pending': 'The same thing is already under way. Wait for it to end, or look at it from the start screen.',
  'chain-unavailable': 'The network node does not answer. Nothing was sent. Check the node’s address, or try again.',
  'degenerate-dealing': 'The splitting came out unusable, which is very rare. Nothing was sent. Try again.',
  disconnected: 'The connection inside the wallet was cut. Nothing is lost; try again.',
  'dispatch-failed': 'The network refused the transaction. Only its fee is gone.',
  'faucet-empty': 'The faucet gives nothing now, or does not answer. Wait a minute, then try again.',
  'history-pruned':
    'A node no longer has what is asked for: it keeps recent blocks only. Nothing was sent. List a node that keeps the whole history.',
  internal: 'Something in the wallet went wrong, and it is not your doing. Nothing more was sent. Try again.',
  'in-use': 'It is needed now: a registration is under way with it, or the wallet cannot be without it.',
  'invalid-argument': 'The wallet was given something it cannot use. Check what you typed.',
  'invalid-file':
    'This is not a file that the wallet can read, or it is damaged. Choose the file that your other wallet saved.',
  'invalid-key': 'This is not a private key: 64 digits, 0 to 9 and a to f, are needed. Check what you typed.',
  'invalid-phrase': 'These are not the recovery words of a wallet. Check the spelling and the order of the words.',
  'invalid-point': 'The network sent a public key that is none. Nothing was sent to it.',
  'invalid-proof': 'A proof from the network does not hold. Nothing was sent to it.',
  'invalid-roster': 'The network’s list of servers is not valid. Nothing was sent to them.',
  'invalid-scalar': 'A number in the splitting is out of range. Nothing was sent. Try again.',
  'invalid-threshold': 'The network does not accept this number of groups. Choose another one.',
  'key-taken': 'This key is already registered. Choose another key.',
  locked: 'The wallet is locked. Unlock it to go on.',
  'nodes-apart':
    'The nodes are too far apart: what one of them says is too old, or made up. Nothing was sent. Wait, or leave one out.',
  'nodes-disagree':
    'The nodes do not say the same, so none of them is believed. Nothing was sent. The settings name them.',
  'not-backed-up': 'Prove three of your twelve words first. You cannot register until then.',
  'partial-invalid': 'A server sent a wrong piece of the trial signature. The network refuses it; the others go on.',
  rejected: 'You declined this.',
  'share-invalid': 'A piece does not fit the splitting. Nothing was sent. Try again.',
  'storage-failed':
    'The browser could not read or store this. Free some disk space, then start the browser again. Nothing was sent.',
  timeout: 'No answer came in time. Nothing is lost; try again.',
  'too-few-nodes':
    'This network wants two nodes at least, of different operators, that say the same. Nothing was sent. Add a node in the settings.',
  'too-few-partials': 'Too few groups have answered for a trial signature yet.',
  'too-many-requests': 'That was too often. Wait a little, then try again.',
  unauthorised: 'This site has no leave to use that account.',
  undecryptable: 'The stored data does not open. Nothing was changed.',
  unsupported: 'This version of the wallet cannot do that.',
  'unsupported-file':
    'The wallet does not know this kind of file. It takes Ethereum keystores of version 3 and account files (sr25519) of version 3.',
  'vault-changed': 'The wallet was changed in another window meanwhile. Nothing was done here. Try again.',
  'vault-damaged': 'The stored wallet is damaged and was left untouched.',
  'wrong-file-password': 'This password does not open the file. Use the one that the file was saved with.',
  'wrong-length': 'Something has the wrong length. Check what you typed.',
  'wrong-network': 'This node belongs to another network. Nothing was sent. Choose another node.',
  'wrong-password': 'Wrong password. Try again.',
  'wrong-phrase': 'These words belong to another wallet. Use the words of the wallet in this browser.',
  'wrong-runtime': 'The network runs a version that this wallet does not know. Nothing was sent. Update the wallet.',
}

/** Codes from outside look up words, never members that every object has. */
const lookUp = (table: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined

/** What stands in the way of a registration, as the background finds it. */
type DraftProblemCode =
  | 'already-pending'
  | 'already-registered'
  | 'foreign-address'
  | 'insufficient-funds'
  | 'key-taken'
  | 'left-behind'
  | 'not-an-address'
  | 'sending'
  | 'unknown-account'
  | 'unknown-key'

const draftProblems: Record<DraftProblemCode, string> = {
  'already-pending': 'This account is registering a key already. Wait for that to end.',
  'already-registered': 'This account has registered a key already. One account registers one key.',
  'foreign-address': 'The address of the rules account belongs to another network.',
  'insufficient-funds': 'There is not enough money in your account for this. Add funds, then try again.',
  'key-taken': 'This key is registered already. Choose another key.',
  'left-behind':
    'An earlier registration of this account is still open on the network, and this wallet knows nothing of it. If no other wallet of yours is at work on it, take it back: its deposit returns.',
  'not-an-address': 'The address of the rules account is not an address.',
  sending: 'This account is sending something that is in no block yet. Wait for that first.',
  'unknown-account': 'This account is not in this wallet. Choose another one.',
  'unknown-key': 'This key is not in this wallet. Choose another one.',
}

/** Our words for a problem where there are some, else the network’s, made visible. */
export const problemText = (code: string, message: string): string =>
  lookUp(draftProblems, code) ??
  lookUp(errors, code) ??
  lookUp(registerWords.register.lineProblems.evm, code) ??
  visibleText(message, 160)

/** Why a server did not take its piece: its own problem codes, and what we see from outside. */
type ServerProblem =
  | 'bad-request'
  | 'too-large'
  | 'unsupported-media-type'
  | 'method-not-allowed'
  | 'not-found'
  | 'rate-limited'
  | 'busy'
  | 'internal'
  | 'not-ready'
  | 'not-registering'
  | 'wrong-dealing'
  | 'not-a-member'
  | 'not-committed'
  | 'undecryptable'
  | 'share-invalid'
  | 'nonce-reused'
  | 'storage-failed'
  | 'not-synced'
  | 'chain-unavailable'
  | 'unreachable'
  | 'timeout'
  | 'bad-endpoint'
  | 'bad-reply'

const serverProblems: Record<ServerProblem, string> = {
  'bad-request': 'It did not understand the request.',
  'too-large': 'It found the message too large.',
  'unsupported-media-type': 'It did not accept the form of the message.',
  'method-not-allowed': 'It does not offer this service.',
  'not-found': 'It does not offer this service.',
  'rate-limited': 'It asks us to slow down.',
  busy: 'It is busy.',
  internal: 'Something in it went wrong.',
  'not-ready': 'It has not fully started yet, or something it needs is missing.',
  'not-registering': 'It has not seen this registration on the network yet.',
  'wrong-dealing': 'It knows of another splitting for this account.',
  'not-a-member': 'It is not on the list for this splitting.',
  'not-committed': 'Its piece does not match what is recorded on the network.',
  undecryptable: 'It cannot open its piece.',
  'share-invalid': 'Its piece did not pass its check.',
  'nonce-reused': 'It has seen these trial values before and refuses them.',
  'storage-failed': 'It could not store its piece.',
  'not-synced': 'It is behind the network.',
  'chain-unavailable': 'It cannot reach the network.',
  unreachable: 'It cannot be reached.',
  timeout: 'It did not answer in time.',
  'bad-endpoint': 'The network lists no usable address for it.',
  'bad-reply': 'It gave an answer that makes no sense.',
}

/** A server’s reason is text from outside: an unknown one is quoted, made visible and short. */
export const serverProblem = (reason: string): string =>
  lookUp(serverProblems, reason) ??
  lookUp(errors, reason) ??
  `It gave a reason this wallet does not know: “${visibleText(reason, 40)}”.`

export const codeWords = { errors, draftProblems, serverProblems } as const
