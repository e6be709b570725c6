import { toHex } from '../../../src/core/bytes.ts'
import type { Account, ChainState } from './state.ts'

/** One of this server's accounts. */
export const accountOf = ({ accounts }: ChainState, tssAccount: Uint8Array): Account =>
  accounts.get(toHex(tssAccount)) ?? { nonce: 0, free: 0n }
