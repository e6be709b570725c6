/** Every failure that crosses a border of this project, as a closed list. The code chooses the words on screen and the HTTP status. */
export type ErrorCode =
  | 'already-pending'
  | 'already-there'
  | 'chain-unavailable'
  | 'degenerate-dealing'
  | 'disconnected'
  | 'dispatch-failed'
  | 'faucet-empty'
  | 'history-pruned'
  | 'in-use'
  | 'internal'
  | 'invalid-argument'
  | 'invalid-file'
  | 'invalid-key'
  | 'invalid-phrase'
  | 'invalid-point'
  | 'invalid-proof'
  | 'invalid-roster'
  | 'invalid-scalar'
  | 'invalid-threshold'
  | 'key-taken'
  | 'locked'
  | 'nodes-apart'
  | 'nodes-disagree'
  | 'not-backed-up'
  | 'partial-invalid'
  | 'rejected'
  | 'share-invalid'
  | 'storage-failed'
  | 'timeout'
  | 'too-few-nodes'
  | 'too-few-partials'
  | 'too-many-requests'
  | 'unauthorised'
  | 'undecryptable'
  | 'unsupported'
  | 'unsupported-file'
  | 'vault-changed'
  | 'vault-damaged'
  | 'wrong-file-password'
  | 'wrong-length'
  | 'wrong-network'
  | 'wrong-password'
  | 'wrong-phrase'
  | 'wrong-runtime'

/** `message` is for people who debug and never holds a secret or an unchecked value; `data` is JSON. */
export class EntropyError extends Error {
  override readonly name = 'EntropyError'
  readonly code: ErrorCode
  readonly data: unknown

  constructor(code: ErrorCode, message: string, options: ErrorOptions & { data?: unknown } = {}) {
    super(message, options)
    this.code = code
    this.data = options.data
  }
}

/** The error itself if it is ours, otherwise `internal`: nothing unknown crosses a border. */
export const asEntropyError = (error: unknown): EntropyError =>
  error instanceof EntropyError ? error : new EntropyError('internal', 'internal error', { cause: error })
