import { type Devnet, startDevnet } from '../../network/devnet/devnet.ts'
import { serverKeys } from '../../network/devnet/keys.ts'
import { keyPair } from '../../network/devnet/node.ts'
import { eventually } from '../../network/devnet/testing/eventually.ts'
import { bundleRogue, type Rogue } from '../../network/devnet/testing/rogue.ts'

export type Network = Devnet & {
  /** Lets blocks be made until this is so; then the chain stands still. */
  standWhen(what: string, fact: () => Promise<boolean>): Promise<void>
  /** The same for what only takes its number of blocks: they follow one another without a pause. */
  hurryUntil(what: string, fact: () => Promise<boolean>): Promise<void>
  /** The server's process stands still: it neither answers nor refuses. */
  freezeServer(n: number): void
  thawServer(n: number): void
  /** Nobody finds the server any more, though it finds everybody; until it is started again. */
  hideServer(n: number): Promise<void>
  /** The server goes on as a program that misbehaves. */
  corruptServer(n: number, rogue: Rogue): Promise<void>
  restartServer(n: number): Promise<void>
}

/** Where nobody listens. */
const NOWHERE = 'http://127.0.0.1:1'

/** Longer than the longest life of a splitting, on a machine that is busy. */
const PATIENCE_MS = 120_000

/** A network of its own on free ports: what is sent is in a block at once, and without that a block is a little faster than on the development network. */
export const startNetwork = async (): Promise<Network> => {
  const free = { port: 0, basePort: 0, faucetPort: 0, dappPort: 0 }
  const devnet = await startDevnet({ ...free, blockMs: 150, idleMs: 600 })
  const { chain, outside } = devnet
  const frozen = new Set<number>()
  const signal = (n: number, name: 'SIGSTOP' | 'SIGCONT') => process.kill(devnet.servers()[n - 1]!.pid, name)
  const thawServer = (n: number) => {
    if (frozen.delete(n)) signal(n, 'SIGCONT')
  }
  const goOnAs = async (n: number, program?: string) => {
    thawServer(n)
    await devnet.stopServer(n)
    await devnet.startServer(n, program === undefined ? {} : { program })
  }
  const until = (go: () => Promise<void>) => async (what: string, fact: () => Promise<boolean>) => {
    await go()
    await eventually(what, async () => (await fact()) || undefined, PATIENCE_MS)
    await chain.pause()
  }
  return {
    ...devnet,
    standWhen: until(chain.resume),
    hurryUntil: until(chain.hurry),
    freezeServer(n) {
      frozen.add(n)
      signal(n, 'SIGSTOP')
    },
    thawServer,
    async hideServer(n) {
      const call = outside.api.tx.servers!.changeEndpoint!(NOWHERE)
      await outside.submit(call, keyPair(serverKeys(n).stashUri))
    },
    corruptServer: async (n, rogue) => goOnAs(n, await bundleRogue(rogue)),
    restartServer: goOnAs,
    async stop() {
      for (const n of frozen) thawServer(n)
      await devnet.stop()
    },
  }
}
