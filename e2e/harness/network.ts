import { type Devnet, startDevnet } from '../../network/devnet/devnet.ts'

export type Network = Devnet & {
  /** The server's process stands still: it neither answers nor refuses. */
  freezeServer(n: number): void
  thawServer(n: number): void
}

/** A network of its own on free ports, with blocks three times as fast as on the development network. */
export const startNetwork = async (): Promise<Network> => {
  const devnet = await startDevnet({ port: 0, blockMs: 300, basePort: 0, faucetPort: 0, dappPort: 0 })
  const signal = (n: number, name: 'SIGSTOP' | 'SIGCONT') => void process.kill(devnet.servers()[n - 1]!.pid, name)
  return {
    ...devnet,
    freezeServer: (n) => signal(n, 'SIGSTOP'),
    thawServer: (n) => signal(n, 'SIGCONT'),
  }
}
