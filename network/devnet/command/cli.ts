import { parseArgs } from 'node:util'
import type { DevnetOptions } from '../devnet.ts'

const help = `usage: npm run devnet -- [options]

Runs a development network on this machine: the chain, six threshold servers (three groups of two), a faucet and a
demo dApp. The first line of its output is one JSON object with every address. Ctrl-C ends it.

--port N         the chain's WebSocket (9944)
--block-ms N     time between blocks (1000)
--base-port N    the first of the servers' six ports (3001)
--faucet-port N  the faucet (3010)
--dapp-port N    the demo dApp (3000)
--data DIR       keeps chain and servers there, and goes on from it the next time (a temporary
                 folder, removed at the end)
--help

0 takes a free port; the wallet expects chain and faucet at their defaults.`

const number = (name: string, text: string, min: number, max: number): number => {
  const value = Number(text)
  if (text.trim() === '' || !Number.isInteger(value) || value < min || value > max)
    throw new Error(`--${name} takes a whole number from ${min} to ${max}`)
  return value
}

const parse = (args: readonly string[]): DevnetOptions | 'help' => {
  const text = (value: string) => ({ type: 'string', default: value }) as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: text('9944'),
      'block-ms': text('1000'),
      'base-port': text('3001'),
      'faucet-port': text('3010'),
      'dapp-port': text('3000'),
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  const port = (name: 'port' | 'faucet-port' | 'dapp-port') => number(name, values[name], 0, 65_535)
  return {
    port: port('port'),
    blockMs: number('block-ms', values['block-ms'], 100, 60_000),
    basePort: number('base-port', values['base-port'], 0, 65_530),
    faucetPort: port('faucet-port'),
    dappPort: port('dapp-port'),
    data: values.data,
  }
}

/** The options of the command line; ends the process for `--help` and for what it does not understand. */
export const cli = (args: readonly string[]): DevnetOptions => {
  try {
    const options = parse(args)
    if (options !== 'help') return options
    console.log(help)
    process.exit(0)
  } catch (error) {
    console.error(`devnet: ${(error as Error).message.split('\n')[0]} (see --help)`)
    process.exit(2)
  }
}
