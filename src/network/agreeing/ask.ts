import { asEntropyError, type EntropyError } from '../../core/errors.ts'
import { type Dispute, disagreement, namedAs, oddOnes } from '../../core/nodes.ts'
import type { Chain } from '../../core/registration/ports.ts'
import { fingerprint } from './fingerprint.ts'

/** One node and how to reach it. */
export type Member = { readonly url: string; readonly chain: Chain }

/** `silent`: it may answer later. `pruned`: it says that it no longer has what is asked for. */
type Answer<T> =
  | { readonly url: string; readonly said: string; readonly give: () => T }
  | { readonly silent: EntropyError }
  | { readonly pruned: EntropyError; readonly url: string }

/** Puts a question to every node and gives the answer that they all gave. */
export type Ask = <T>(about: Dispute, question: (chain: Chain) => Promise<T>) => Promise<T>

/**
 * `onDispute`: they gave different answers. From then on there is no answer to anything.
 * @throws {EntropyError} `nodes-disagree`, naming who is odd; `chain-unavailable`, naming who is silent;
 * `history-pruned`, naming who no longer has it
 */
export const createAsk = (members: readonly Member[], onDispute: (error: EntropyError) => void): Ask => {
  let dispute: EntropyError | undefined
  return async (about, question) => {
    if (dispute) throw dispute
    const answers = await Promise.all(members.map((member) => answerOf(member, question)))
    if (dispute) throw dispute
    const heard = answers.flatMap((answer) => ('said' in answer ? [answer] : []))
    const odd = oddOnes(new Map(heard.map(({ url, said }) => [url, said])))
    if (odd.length > 0) {
      dispute = disagreement(odd, about)
      onDispute(dispute)
      throw dispute
    }
    for (const answer of answers) if ('silent' in answer) throw answer.silent
    // That is no lie, and the word of the others alone is not enough.
    const pruned = answers.flatMap((answer) => ('pruned' in answer ? [answer] : []))
    if (pruned[0])
      throw namedAs(
        pruned.map(({ url }) => url),
        pruned[0].pruned,
      )
    return heard[0]!.give()
  }
}

/** A refusal is an answer too: the others must refuse as well. */
const answerOf = async <T>({ url, chain }: Member, question: (chain: Chain) => Promise<T>): Promise<Answer<T>> => {
  try {
    const value = await question(chain)
    return { url, said: fingerprint({ value }), give: () => value }
  } catch (thrown) {
    const error = asEntropyError(thrown)
    if (error.code === 'chain-unavailable') return { silent: namedAs([url], error) }
    if (error.code === 'history-pruned') return { pruned: error, url }
    const refuse = () => {
      throw error
    }
    return { url, said: fingerprint({ refused: error.code }), give: refuse }
  }
}
