import { parseArgs } from 'node:util'
import packageJson from '../../../package.json' with { type: 'json' }
import type { SecretFiles } from '../keys/secretFiles.ts'
import { StartError } from '../ops/fatal.ts'

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
      server: its newest account and X25519 key, and its account's signature

  server rotate --config FILE --stash ADDRESS [--tss-secret-file FILE --x25519-secret-file FILE]
      puts a second key set beside the one in use, a new one unless two secret files
      are given, and prints what \`consent\` prints, with the call Servers.change_keys
      that the stash must sign; the server must not be running meanwhile

  server rewrap --config FILE --new-key-file FILE
      makes another key file open the data folder, a new one unless it is there, and
      the old one no longer; the server must not be running meanwhile

  server --help | --version`

export type Command =
  | { kind: 'help' | 'version' }
  | { kind: 'run'; config: string }
  | { kind: 'init'; config: string; files: SecretFiles }
  | { kind: 'consent'; config: string; stash: string }
  | { kind: 'rotate'; config: string; stash: string; files: SecretFiles | undefined }
  | { kind: 'rewrap'; config: string; newKeyFile: string }

const options = {
  config: { type: 'string' },
  'tss-secret-file': { type: 'string' },
  'x25519-secret-file': { type: 'string' },
  stash: { type: 'string' },
  'new-key-file': { type: 'string' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const

type Name = 'run' | 'init' | 'consent' | 'rotate' | 'rewrap'
type Option = 'tss-secret-file' | 'x25519-secret-file' | 'stash' | 'new-key-file'

const takes: Record<Name, readonly Option[]> = {
  run: [],
  init: ['tss-secret-file', 'x25519-secret-file'],
  consent: ['stash'],
  rotate: ['stash', 'tss-secret-file', 'x25519-secret-file'],
  rewrap: ['new-key-file'],
}

const wrong = (reason: string, cause?: unknown) => new StartError(`${reason} (see --help)`, { cause })

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (cause) {
    throw wrong((cause as Error).message.split('\n')[0]!, cause)
  }
}

const nameOf = (positionals: readonly string[]): Name => {
  const [name = 'run', ...more] = positionals
  if (more.length > 0 || !Object.hasOwn(takes, name) || positionals[0] === 'run') throw wrong('unknown command')
  return name as Name
}

/** @throws StartError for anything that the help does not show */
export const parseCommand = (args: readonly string[]): Command => {
  const { values, positionals } = parse(args)
  if (values.help) return { kind: 'help' }
  if (values.version) return { kind: 'version' }
  const kind = nameOf(positionals)
  const given = (['tss-secret-file', 'x25519-secret-file', 'stash', 'new-key-file'] as const).filter(
    (option) => values[option] !== undefined,
  )
  const foreign = given.find((option) => !takes[kind].includes(option))
  if (foreign !== undefined) throw wrong(`--${foreign} belongs to another command`)
  const need = (option: Option | 'config'): string => {
    const value = values[option]
    if (value === undefined) throw wrong(`--${option} is missing`)
    return value
  }
  const config = need('config')
  const files = () => ({ tss: need('tss-secret-file'), x25519: need('x25519-secret-file') })
  switch (kind) {
    case 'run':
      return { kind, config }
    case 'init':
      return { kind, config, files: files() }
    case 'consent':
      return { kind, config, stash: need('stash') }
    case 'rotate': {
      const isNew = values['tss-secret-file'] === undefined && values['x25519-secret-file'] === undefined
      return { kind, config, stash: need('stash'), files: isNew ? undefined : files() }
    }
    case 'rewrap':
      return { kind, config, newKeyFile: need('new-key-file') }
  }
}
