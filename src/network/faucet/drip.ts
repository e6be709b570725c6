import { EntropyError } from '../../core/errors.ts'
import { isRecord, postJson, problemCode } from '../http/postJson.ts'

/** Test money for an address (SS58). @throws {EntropyError} `too-many-requests`, `faucet-empty` */
export const drip = async (faucet: string, address: string): Promise<{ amount: string }> => {
  const { status, body } = await ask(faucet, address)
  if (status === 200 && isRecord(body) && typeof body.amount === 'string' && /^\d{1,39}$/.test(body.amount))
    return { amount: body.amount }
  if (problemCode(body) === 'rate-limited')
    throw new EntropyError('too-many-requests', 'the faucet gives no more for now')
  throw new EntropyError('faucet-empty', 'the faucet gives nothing')
}

/** Silence, nobody there and nonsense come to the same here, and must not read like a trouble of node or wallet. */
const ask = async (faucet: string, address: string) => {
  try {
    return await postJson(`${faucet.replace(/\/+$/, '')}/drip`, { address })
  } catch (cause) {
    throw new EntropyError('faucet-empty', 'the faucet does not answer', { cause })
  }
}
