import type { Devnet } from './devnet.ts'

/** One JSON line for programs on standard output, then some lines for people on standard error. */
export const announce = (devnet: Devnet, ms: number): void => {
  const { node, genesis, faucet, dapp } = devnet
  const servers = devnet.servers().map(({ keyFile: _, ...server }) => server)
  console.log(JSON.stringify({ node, genesis, servers, faucet, dapp }))
  console.error(`\nThe network is up after ${(ms / 1000).toFixed(1)} s.\n`)
  console.error(`  chain   ${node}\n          genesis ${genesis}`)
  for (const { subgroup, endpoint } of servers) console.error(`  server  ${endpoint}  group ${subgroup + 1}`)
  console.error(`  faucet  ${faucet}\n  dApp    ${dapp}\n\nCtrl-C ends it.`)
}

/** Resolves when the process is asked to end; a second signal ends it at once. */
export const untilSignal = (): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      process.once('SIGINT', () => process.exit(130))
      resolve()
    }
    process.once('SIGINT', end)
    process.once('SIGTERM', end)
  })
