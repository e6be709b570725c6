import { parseArgs } from 'node:util'

const help = `usage: npm run demo [-- --headless]

Builds the wallet, starts a development network (chain, six threshold servers, faucet, demo dApp) and opens Chromium with
the wallet in a fresh profile. Ctrl-C, or closing the browser, ends everything.

--headless  does a whole registration unattended, through the real screens; prints a table, writes result.json and a
            picture of every screen to demo-out/, and succeeds only if the chain says registered and openssl accepts
            the test signature
--help`

/** Ends the process for `--help` and for what it does not understand. */
export const parseOptions = (args: readonly string[]): { readonly headless: boolean } => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { headless: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    })
    if (!values.help) return { headless: values.headless }
    console.log(help)
    process.exit(0)
  } catch (error) {
    console.error(`demo: ${(error as Error).message.split('\n')[0]} (see --help)`)
    process.exit(2)
  }
}
