/** Every reason for which this server says no, as a closed list; the code is part of the HTTP interface and never changes its meaning. */
export type RefusalCode =
  | 'bad-request'
  | 'busy'
  | 'chain-unavailable'
  | 'internal'
  | 'method-not-allowed'
  | 'nonce-reused'
  | 'not-a-member'
  | 'not-committed'
  | 'not-found'
  | 'not-ready'
  | 'not-registering'
  | 'not-synced'
  | 'rate-limited'
  | 'share-invalid'
  | 'storage-failed'
  | 'timeout'
  | 'too-large'
  | 'undecryptable'
  | 'unsupported-media-type'
  | 'wrong-dealing'

/** `detail` is shown to the caller: it never holds a secret, a path of this machine or an unchecked value. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode

  constructor(code: RefusalCode, detail: string, options: ErrorOptions = {}) {
    super(detail, options)
    this.code = code
  }
}
