import type { Injected } from '@polkadot/extension-inject/types'
import type { PageApi, RawMessage, Signed } from '../protocol/pageApi.ts'
import type { PageClient } from './client.ts'
import { freeze, newId } from './natives.ts'

type SignerPayload = Parameters<PageApi['signPayload']>[1]

/** What libraries of this ecosystem sign with: each answer has a number, greater than the one before. */
export function createSigner(client: PageClient): Injected['signer'] {
  let last = 0
  const numbered = (signed: Signed) => ({ id: ++last, ...signed })
  return freeze({
    signPayload: (payload: SignerPayload) => client.call('signPayload', [newId(), payload], numbered),
    signRaw: (message: RawMessage) => client.call('signRaw', [newId(), message], numbered),
  })
}
