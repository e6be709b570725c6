import pino, { type Logger } from 'pino'
import { toHex } from '../../../src/core/bytes.ts'

/** JSON lines on stderr: stdout says where the server listens, and nothing else. Never a body, an address or an origin. */
export const createLog = (level: string): Logger =>
  pino({ level, base: null }, pino.destination({ dest: 2, sync: false }))

/** Enough of a dealing hash to find it again. */
export const shortHash = (hash: Uint8Array): string => toHex(hash).slice(0, 10)
