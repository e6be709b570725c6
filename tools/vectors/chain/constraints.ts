import type { Constraints } from '../../../src/core/chain/constraints.ts'
import { sample } from '../samples.ts'

export const sampleConstraints: Constraints = {
  evmAcl: { addresses: [sample('evm').slice(0, 20)], kind: 'allow', allowNullRecipient: false },
  btcAcl: { addresses: [sample('btc 0'), sample('btc 1')], kind: 'deny', allowNullRecipient: true },
}
export const noConstraints: Constraints = { evmAcl: undefined, btcAcl: undefined }
