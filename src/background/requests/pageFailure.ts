import type { Failure, FailureReason } from '../../core/registration/state.ts'
import type { PageFailureReason, PageRegistrationState } from '../../protocol/pageApi.ts'

/** What a site can do something about. The user's own screen tells more. */
const reasons: Record<FailureReason, PageFailureReason> = {
  'bad-share': 'bad-envelope',
  'chain-refused': 'interrupted',
  'chain-replaced': 'wrong-network',
  'dealing-window-missed': 'expired',
  'key-taken': 'key-taken',
  'node-contradicts': 'node-disagrees',
  'opening-declined': 'bad-envelope',
  'roster-changed': 'roster-changed',
  'signature-invalid': 'too-few-servers',
  superseded: 'interrupted',
  'too-few-servers': 'too-few-servers',
  unprovable: 'bad-envelope',
  withheld: 'not-delivered',
}

/** Which server was at fault is the user's business. */
export function pageFailure({ fault, reason, next }: Failure): PageRegistrationState {
  return {
    kind: 'failed',
    // What the wallet did wrong is the user's fault to everybody else; what a node says in spite of its own proofs is the node's.
    fault: fault === 'internal' ? 'user' : fault,
    reason: reason === 'signature-invalid' && fault === 'network' ? 'node-disagrees' : reasons[reason],
    retryable: next === 'retry',
  }
}
