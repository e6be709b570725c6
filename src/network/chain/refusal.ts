import { EntropyError } from '../../core/errors.ts'

/**
 * What a node's error answer to a question means. Full nodes keep the state of recent blocks alone, and say so with the
 * code that they have for most that goes wrong: only the text tells it. That a block is not known is no word about it
 * either: behind one address there may be several nodes, of which one lags.
 */
export const refusal = (method: string, error: Error & { readonly code: number }): EntropyError => {
  const options = { data: { code: error.code }, cause: error }
  if (/state already discarded/i.test(error.message))
    return new EntropyError('history-pruned', `the node no longer has what ${method} asks for`, options)
  if (/unknown ?block/i.test(error.message))
    return new EntropyError('chain-unavailable', `the node does not know the block that ${method} is about`, options)
  return new EntropyError('dispatch-failed', `the node refuses ${method}`, options)
}
