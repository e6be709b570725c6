/** `line`: position of the address in its list. */
export type RuleProblem = {
  readonly list: 'evm' | 'btc'
  readonly line?: number | undefined
  readonly code: 'bad-address' | 'bad-checksum' | 'duplicate' | 'too-many'
  readonly message: string
}
