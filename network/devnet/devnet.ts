import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { bundleProgram, projectRoot } from './bundle.ts'
import { serverKeys, serverNumbers } from './keys.ts'
import { connectNode, keyPair, type Node } from './node.ts'
import { type ChainProcess, spawnChain } from './processes/chainProcess.ts'
import { expectFree } from './processes/ports.ts'
import { prepareServer, type RunningServer, type Server, type ServerVariant } from './processes/servers.ts'
import { createDappSite } from './sites/dappSite.ts'
import { createFaucet } from './sites/faucet.ts'

/** Ports: 0 for a free one. Server `n` listens at `basePort + n - 1`. */
export type DevnetOptions = {
  readonly port: number
  readonly blockMs: number
  /** Between blocks when no transaction waits; `blockMs` if left out. */
  readonly idleMs?: number
  readonly basePort: number
  readonly faucetPort: number
  readonly dappPort: number
  /** Where chain and servers keep their state, to go on from it; left out: a temporary folder, removed at the end. */
  readonly data?: string | undefined
  /** Which of the servers to start with; left out: all. The others can be started later. */
  readonly servers?: readonly number[]
}

export type Devnet = {
  readonly node: string
  readonly genesis: string
  readonly faucet: string
  readonly dapp: string
  readonly chain: ChainProcess
  /** The chain seen from outside. */
  readonly outside: Node
  servers(): RunningServer[]
  /** Resolves when it is ready. Every start is of the usual server unless it says otherwise. */
  startServer(n: number, variant?: ServerVariant): Promise<void>
  stopServer(n: number): Promise<void>
  killServer(n: number): Promise<void>
  stop(): Promise<void>
}

const READY_WITHIN_MS = 60_000

const waitUntilReady = async ({ running }: Server): Promise<void> => {
  const { endpoint } = running()
  const deadline = Date.now() + READY_WITHIN_MS
  for (;;) {
    const response = await fetch(`${endpoint}/v1/health`).catch(() => undefined)
    if (response?.ok) return
    if (Date.now() > deadline) throw new Error(`${endpoint} is not ready: ${(await response?.text()) ?? 'no answer'}`)
    await sleep(100)
  }
}

/** Genesis names the default endpoints; any other is set by its server's owner. */
const publishEndpoint = async (node: Node, { running }: Server): Promise<void> => {
  const { number, stash, endpoint } = running()
  const entry = (await node.api.query.servers!.servers!(stash)) as unknown as {
    unwrap(): { endpoint: { toUtf8(): string } }
  }
  if (entry.unwrap().endpoint.toUtf8() === endpoint) return
  const call = node.api.tx.servers!.changeEndpoint!(endpoint)
  await node.submit(call, keyPair(serverKeys(number).stashUri))
}

/** Chain, six threshold servers, faucet and demo dApp, all ready when it resolves. @throws with everything stopped again */
export const startDevnet = async (options: DevnetOptions): Promise<Devnet> => {
  const serverPort = (n: number) => (options.basePort === 0 ? 0 : options.basePort + n - 1)
  await expectFree([
    { option: '--port', port: options.port },
    ...serverNumbers.map((n) => ({ option: '--base-port', port: serverPort(n) })),
    { option: '--faucet-port', port: options.faucetPort },
    { option: '--dapp-port', port: options.dappPort },
  ])
  const folder = options.data ?? (await mkdtemp(join(tmpdir(), 'entropy-devnet-')))
  await mkdir(folder, { recursive: true })
  const stops: (() => unknown)[] = []
  const stop = async () => {
    // The last started first; each only once.
    for (const end of stops.splice(0).reverse()) await end()
  }
  if (!options.data) {
    const remove = () => rmSync(folder, { recursive: true, force: true })
    process.once('exit', remove)
    stops.push(() => {
      process.off('exit', remove)
      remove()
    })
  }

  try {
    const wasm = join(projectRoot, 'network/runtime/entropy.wasm')
    const bundled = bundleProgram('network/devnet/processes/serverChild.ts', ['secp256k1'])
    bundled.catch(() => undefined)
    const journal = join(folder, 'blocks')
    const { port, blockMs, idleMs } = options
    const chain = await spawnChain({ wasm, journal, port, blockMs, idleMs })
    stops.push(chain.stop)
    const program = await bundled
    const { url: node, genesis } = chain
    const servers = await Promise.all(
      serverNumbers.map((number) => {
        const at = join(folder, `server-${number}`)
        return prepareServer({ number, program, node, genesis, port: serverPort(number), folder: at })
      }),
    )
    stops.push(() => Promise.all(servers.map((server) => server.stop('SIGTERM'))))
    const server = (n: number): Server => {
      const found = servers[n - 1]
      if (!found) throw new Error(`there is no server ${n}`)
      return found
    }
    const first = (options.servers ?? serverNumbers).map(server)
    const started = Promise.all(first.map(({ start }) => start()))
    started.catch(() => undefined)

    const outside = await connectNode(node)
    stops.push(outside.close)
    const faucet = await createFaucet(outside)
    stops.push(() => faucet.close())
    const dapp = createDappSite(genesis)
    stops.push(() => void dapp.close().closeAllConnections())
    dapp.listen(options.dappPort, '127.0.0.1')
    await once(dapp, 'listening')
    const faucetUrl = await faucet.listen({ host: '127.0.0.1', port: options.faucetPort })
    await started
    const beReady = async (running: Server) => {
      await publishEndpoint(outside, running)
      await waitUntilReady(running)
    }
    await Promise.all(first.map(beReady))

    return {
      node,
      genesis,
      chain: {
        ...chain,
        start: () => chain.start().then(outside.connected),
        plug: () => chain.plug().then(outside.connected),
      },
      outside,
      faucet: faucetUrl,
      dapp: `http://127.0.0.1:${(dapp.address() as AddressInfo).port}`,
      servers: () => servers.map(({ running }) => running()),
      startServer: async (n, variant) => {
        await server(n).start(variant)
        await beReady(server(n))
      },
      stopServer: (n) => server(n).stop('SIGTERM'),
      killServer: (n) => server(n).stop('SIGKILL'),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
