import { EntropyError } from '../../core/errors.ts'
import { isRecord, postJson, problemCode } from '../http/postJson.ts'

/** Test money for an address (SS58). @throws {EntropyError} `too-many-requests`, `chain-unavailable`, `timeout` … */
export const drip = async (faucet: string, address: string): Promise<{ amount: string }> => {
  const { status, body } = await postJson(`${faucet.replace(/\/+$/, '')}/drip`, { address })
  if (status === 200 && isRecord(body) && typeof body.amount === 'string' && /^\d{1,39}$/.test(body.amount))
    return { amount: body.amount }
  if (problemCode(body) === 'rate-limited')
    throw new EntropyError('too-many-requests', 'the faucet gives no more for now')
  throw new EntropyError('chain-unavailable', 'the faucet gives nothing')
}
