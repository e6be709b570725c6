import pino, { type Logger } from 'pino'
import { toHex } from '../../../src/core/bytes.ts'

export type Log = Logger

/** JSON lines on stderr: stdout says where the server listens, and nothing else. Never a body, an address or an origin. */
export const createLog = (level: string): Log => pino({ level, base: null }, pino.destination({ dest: 2, sync: false }))

/** Enough of a dealing hash to find it again. */
export const shortHash = (hash: Uint8Array): string => toHex(hash).slice(0, 10)
