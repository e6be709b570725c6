import { ss58Decode } from '../../../src/core/keys/address.ts'
import { createApp } from '../../server/http/app.ts'
import { createLog } from '../../server/ops/log.ts'
import { createMetrics } from '../../server/ops/metrics.ts'
import { Refusal } from '../../server/refusal.ts'
import { keyPair, type Node } from '../node.ts'

/** 100 BITS, in planck. */
const AMOUNT = 1_000_000_000_000n
const DRIPS_PER_MINUTE = 30

const body = {
  type: 'object',
  required: ['address'],
  additionalProperties: false,
  properties: { address: { type: 'string', maxLength: 64 } },
}

const expectAddress = (address: string): void => {
  try {
    ss58Decode(address)
  } catch (cause) {
    throw new Refusal('bad-request', 'address: not an address of this network', { cause })
  }
}

/** Gives test tokens to whoever asks: `POST /drip { address }`. Not listening yet. */
export const createFaucet = async (node: Node): ReturnType<typeof createApp> => {
  const app = await createApp({
    log: createLog('silent'),
    metrics: createMetrics(),
    requestsPerMinute: DRIPS_PER_MINUTE,
    isStopping: () => false,
  })
  const faucet = keyPair('//Faucet')
  const firstNonce = async () => (await node.api.rpc.system.accountNextIndex(faucet.address)).toNumber()
  let next = firstNonce()

  app.post<{ Body: { address: string } }>('/drip', { schema: { body } }, async ({ body: { address } }) => {
    expectAddress(address)
    const nonce = next
    next = nonce.then((used) => used + 1)
    try {
      const call = node.api.tx.balances!.transferKeepAlive!(address, AMOUNT)
      return { amount: AMOUNT.toString(), hash: await node.submit(call, faucet, await nonce) }
    } catch (cause) {
      next = firstNonce()
      throw new Refusal('chain-unavailable', 'the transfer failed; try again', { cause })
    }
  })
  return app
}
