import '../quiet.ts'
import {
  APPLY_EXTRINSIC_ERROR,
  Block,
  type Blockchain,
  getCurrentTimestamp,
  getSlotDuration,
  newHeader,
  runTask,
  taskHandler,
} from '@acala-network/chopsticks-core'
import { blake2b } from '@noble/hashes/blake2.js'
import type { Vec } from '@polkadot/types'
import type { ApplyExtrinsicResult, EventRecord, Header, TransactionValidityError } from '@polkadot/types/interfaces'

type Hex = `0x${string}`
type Call = [method: string, args: Hex[]]

/** Runs the calls one after the other on what the draft holds, in one start of the runtime. @throws what the runtime refused */
const apply = async (draft: Block, calls: Call[]): Promise<void> => {
  const options = { mockSignatureHost: false, allowUnresolvedImports: false, runtimeLogLevel: 0 }
  const response = await runTask({ ...options, wasm: await draft.wasm, calls }, taskHandler(draft))
  if ('Error' in response) throw new Error(response.Error)
  draft.pushStorageLayer().setAll(response.Call.storageDiff)
}

/** One on which the runtime panics is refused like an invalid one: a full node drops it, and goes on, too. */
const outcomeOf = async (block: Block, transaction: Hex) => {
  const registry = await block.registry
  try {
    const { result, storageDiff } = await block.call('BlockBuilder_apply_extrinsic', [transaction])
    const outcome = registry.createType<ApplyExtrinsicResult>('ApplyExtrinsicResult', result)
    return { error: outcome.isErr ? outcome.asErr : undefined, storageDiff }
  } catch (reason) {
    console.error('the runtime panicked on a transaction:', reason)
    return {
      error: registry.createType<TransactionValidityError>('TransactionValidityError', { Invalid: 'Call' }),
      storageDiff: [],
    }
  }
}

const timestampOf = async (parent: Block): Promise<Hex> => {
  const { registry, tx } = await parent.meta
  const now = (await getCurrentTimestamp(parent)) + BigInt(await getSlotDuration(parent))
  return registry.createType('GenericExtrinsic', tx.timestamp!.set!(now)).toHex()
}

/** Not the trie root that a full node would compute, but different for other extrinsics. */
const rootOf = (extrinsics: readonly Hex[]): Hex => {
  const bytes = Buffer.concat(extrinsics.map((extrinsic) => Buffer.from(extrinsic.slice(2), 'hex')))
  return `0x${Buffer.from(blake2b(bytes, { dkLen: 32 })).toString('hex')}`
}

/** How many extrinsics the runtime has taken, of those that it was given for this block. */
const takenBy = async (draft: Block): Promise<number> => {
  const { query } = await draft.meta
  const events = (await draft.read<string>('Vec<EventRecord>', query.system!.events!)) as Vec<EventRecord> | undefined
  return events?.filter(({ event }) => event.section === 'system' && /^Extrinsic/.test(event.method)).length ?? 0
}

/**
 * The block after the head, with those of the transactions that the runtime takes; the pool's listeners hear of the others.
 * To start the runtime is nine tenths of what a call costs, and of several calls in one start only the last one's answer
 * can be had. So all share one first, and what the runtime took is counted afterwards; where that is not everything, they
 * are tried one by one. A block takes one start then, and chopsticks' own builder would take three, and one for each transaction.
 */
export const buildBlock = async (chain: Blockchain, transactions: readonly Hex[]): Promise<Block> => {
  const { head } = chain
  const registry = await head.registry
  const header = await newHeader(head)
  const timestamp = await timestampOf(head)
  const open: Call[] = [
    ['Core_initialize_block', [header.toHex()]],
    ['BlockBuilder_apply_extrinsic', [timestamp]],
  ]
  const close: Call = ['BlockBuilder_finalize_block', []]
  const startDraft = () =>
    new Block(chain, header.number.toNumber(), `0x${'00'.repeat(32)}`, head, {
      ...{ header, extrinsics: [], storage: head.storage },
    })

  const atOnce = async () => {
    const draft = startDraft()
    const applied = transactions.map((transaction): Call => ['BlockBuilder_apply_extrinsic', [transaction]])
    await apply(draft, [...open, ...applied, close])
    return (await takenBy(draft)) === 1 + transactions.length ? { draft, included: transactions } : undefined
  }
  const oneByOne = async () => {
    const draft = startDraft()
    const included: Hex[] = []
    await apply(draft, open)
    for (const transaction of transactions) {
      const { error, storageDiff } = await outcomeOf(draft, transaction)
      if (error) chain.txPool.event.emit(APPLY_EXTRINSIC_ERROR, [transaction, error])
      else {
        draft.pushStorageLayer().setAll(storageDiff)
        included.push(transaction)
      }
    }
    await apply(draft, [close])
    return { draft, included }
  }

  const { draft, included } = (await atOnce().catch(() => undefined)) ?? (await oneByOne())
  const extrinsics = [timestamp, ...included]
  const finished = registry.createType<Header>('Header', { ...header.toJSON(), extrinsicsRoot: rootOf(extrinsics) })
  return new Block(chain, draft.number, finished.hash.toHex(), head, {
    ...{ header: finished, extrinsics, storage: head.storage, storageDiff: await draft.storageDiff() },
  })
}
