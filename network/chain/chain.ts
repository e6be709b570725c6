import './quiet.ts'
import { blockBuilder, openChain } from './blocks/blocks.ts'
import { openJournal } from './blocks/journal.ts'
import { keepShallow } from './blocks/ledger.ts'
import { openGate } from './gate.ts'
import { buildGenesis } from './genesis/genesis.ts'
import { serveRpc } from './rpc.ts'

export type ChainOptions = {
  readonly wasm: string
  /** 0 for a free one. */
  readonly port: number
  /** From one block to the next. */
  readonly blockMs: number
  /** From one block to the next when no transaction waits; `blockMs` if left out. */
  readonly idleMs?: number | undefined
  /** File that keeps the blocks: a chain started with it again goes on from there. */
  readonly journal: string
}

export type Chain = {
  readonly port: number
  readonly genesis: `0x${string}`
  /** Stops and continues the making of blocks. */
  pause(): void
  resume(): void
  /** Continues, and does not wait for transactions either: for who waits for a block number. */
  hurry(): void
  /** Cuts every client off, and takes them again. Blocks go on. */
  unplug(): Promise<void>
  plug(): Promise<void>
}

/** What its process is told to do. */
export type ChainCommand = Exclude<keyof Chain, 'port' | 'genesis'>

const FAILURES_IN_A_ROW = 5

/** The embedded chain. It lives until its process exits: chopsticks has no way to stop. */
export const startChain = async ({
  wasm,
  port,
  blockMs,
  idleMs = blockMs,
  journal: file,
}: ChainOptions): Promise<Chain> => {
  const genesis = await buildGenesis(wasm)
  const chain = await openChain(genesis)
  const accept = keepShallow(chain, genesis)
  const journal = await openJournal(file, chain, accept)
  const build = blockBuilder(chain)
  const next = async () => {
    await build()
    await journal.append(await accept())
  }
  if (chain.head.number === 0) await next()
  const { port: inner } = await serveRpc(chain)
  const gate = await openGate(port, inner)

  let pace: 'usual' | 'hurried' | 'paused' = 'usual'
  let last = Date.now()
  let failures = 0
  const isDue = () =>
    pace === 'hurried' ||
    (pace === 'usual' && (chain.txPool.pendingExtrinsics.length > 0 || Date.now() - last >= idleMs))
  const tick = async (): Promise<void> => {
    const started = Date.now()
    try {
      if (isDue()) {
        last = started
        await next()
      }
      failures = 0
    } catch (error) {
      failures += 1
      console.error(`block ${chain.head.number + 1} was refused:`, error)
      if (failures === FAILURES_IN_A_ROW) throw error
    }
    setTimeout(tick, Math.max(0, blockMs - (Date.now() - started)))
  }
  setTimeout(tick, blockMs)

  return {
    port: gate.port,
    genesis: genesis.hash,
    pause: () => {
      pace = 'paused'
    },
    resume: () => {
      pace = 'usual'
    },
    hurry: () => {
      pace = 'hurried'
    },
    unplug: gate.close,
    plug: gate.open,
  }
}
