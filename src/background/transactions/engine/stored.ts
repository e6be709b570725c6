import * as v from 'valibot'
import type { Transaction } from '../../../core/transactions/transaction.ts'
import { createListeners } from '../../listeners.ts'
import type { Cell } from '../../ports.ts'
import type { OnChange } from '../../services.ts'
import { createTurns } from '../../turns.ts'

const bytes = (length?: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((value) => length === undefined || value.length === length),
  )
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const list = v.strictObject({
  kind: v.picklist(['allow', 'deny']),
  addresses: v.array(v.string()),
  allowContractCreation: v.optional(v.boolean()),
})
const purpose = v.variant('kind', [
  v.strictObject({
    ...{ kind: v.literal('transfer'), to: bytes(32), amount: v.bigint(), takes: v.picklist(['all', 'amount', 'most']) },
  }),
  v.strictObject({
    ...{ kind: v.literal('rules'), registrant: bytes(32) },
    rules: v.strictObject({ evm: v.nullable(list), btc: v.nullable(list) }),
  }),
  v.strictObject({ kind: v.literal('take-back'), deposit: v.bigint() }),
])
const state = v.union([
  v.strictObject({
    ...{ kind: v.literal('pending'), block: v.nullable(whole), trouble: v.nullable(v.picklist(['node', 'refused'])) },
  }),
  v.strictObject({ kind: v.literal('final'), block: whole }),
  v.strictObject({ kind: v.literal('failed'), reason: v.literal('dispatch'), error: v.string(), block: whole }),
  v.strictObject({ kind: v.literal('failed'), reason: v.picklist(['chain-replaced', 'expired', 'replaced']) }),
  v.strictObject({ kind: v.literal('unknown'), block: v.nullable(whole), nodes: v.array(v.string()) }),
])
const schema: v.GenericSchema<unknown, Transaction> = v.strictObject({
  ...{ version: v.literal(1), id: v.string(), at: v.number(), account: bytes(32), purpose, fee: v.bigint() },
  ...{ extrinsic: bytes(), nonce: whole, validUntil: whole, state },
  start: v.strictObject({ number: whole, hash: bytes(32), firstBlock: v.nullable(bytes(32)) }),
})
const isTransaction = (value: unknown): value is Transaction => v.is(schema, value)

export type Transactions = {
  all(): readonly Transaction[]
  get(id: string): Transaction | undefined
  /** On disk when it resolves. @throws {EntropyError} `storage-failed`: then nothing has changed */
  put(transaction: Transaction): Promise<void>
  remove(id: string): Promise<void>
  onChange: OnChange
}

/** Transactions whose end is not final, by id. What cannot be read is kept as it is. */
export const openTransactions = async (cell: Cell<unknown>): Promise<Transactions> => {
  const { onChange, tell } = createListeners()
  const found = await cell.read()
  const values: readonly unknown[] = Array.isArray(found) ? found : found === undefined ? [] : [found]
  const unreadable = values.filter((value) => !isTransaction(value))
  let transactions = values.filter(isTransaction)
  const inTurn = createTurns()

  const change = (to: (now: Transaction[]) => Transaction[]): Promise<void> => {
    return inTurn(async () => {
      const next = to(transactions)
      await cell.write([...next, ...unreadable])
      transactions = next
      tell()
    })
  }
  const without = (id: string) => (now: Transaction[]) => now.filter((one) => one.id !== id)

  return {
    all: () => transactions,
    get: (id) => transactions.find((one) => one.id === id),
    put: (transaction) => change((now) => [...without(transaction.id)(now), transaction]),
    remove: (id) => change(without(id)),
    onChange,
  }
}
