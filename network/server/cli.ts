import { parseArgs } from 'node:util'
import packageJson from '../../package.json' with { type: 'json' }
import { StartError } from './ops/fatal.ts'

export const version = packageJson.version

export const help = `Threshold server of Entropy Wallet

  server --config FILE
      runs until SIGTERM or SIGINT; prints one JSON line when it listens

  server init --config FILE --tss-secret-file FILE --x25519-secret-file FILE
      first-time set-up: makes the key file unless there is one, and stores the two
      secrets encrypted in the data folder; afterwards the two files can be deleted
      tss secret: sr25519 mini secret (32 bytes) or secret key (64 bytes)
      X25519 secret: 32 bytes; each file raw, or in 0x-hexadecimal

  server consent --config FILE --stash ADDRESS
      prints, as one JSON line, what this stash's call Servers.join takes from this
      server: its account, its X25519 key, and its account's signature

  server --help | --version`

export type Command =
  | { kind: 'help' | 'version' }
  | { kind: 'run'; config: string }
  | { kind: 'consent'; config: string; stash: string }
  | { kind: 'init'; config: string; files: { tss: string; x25519: string } }

const options = {
  config: { type: 'string' },
  'tss-secret-file': { type: 'string' },
  'x25519-secret-file': { type: 'string' },
  stash: { type: 'string' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const

/** @throws StartError for anything that the help does not show */
export const parseCommand = (args: readonly string[]): Command => {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (cause) {
    throw new StartError(`${(cause as Error).message.split('\n')[0]} (see --help)`, { cause })
  }
  const { values, positionals } = parsed
  if (values.help) return { kind: 'help' }
  if (values.version) return { kind: 'version' }
  if (values.config === undefined) throw new StartError('--config FILE is missing (see --help)')
  const secretFiles = { tss: values['tss-secret-file'], x25519: values['x25519-secret-file'] }
  if (positionals.length === 1 && positionals[0] === 'init') {
    const { tss, x25519 } = secretFiles
    if (tss === undefined || x25519 === undefined)
      throw new StartError('init needs --tss-secret-file and --x25519-secret-file (see --help)')
    return { kind: 'init', config: values.config, files: { tss, x25519 } }
  }
  if (secretFiles.tss !== undefined || secretFiles.x25519 !== undefined)
    throw new StartError('secret files belong to init (see --help)')
  if (positionals.length === 1 && positionals[0] === 'consent') {
    if (values.stash === undefined) throw new StartError('consent needs --stash (see --help)')
    return { kind: 'consent', config: values.config, stash: values.stash }
  }
  if (positionals.length > 0) throw new StartError('unknown command (see --help)')
  if (values.stash !== undefined) throw new StartError('--stash belongs to consent (see --help)')
  return { kind: 'run', config: values.config }
}
