import { wipe } from '../../core/bytes.ts'
import { accountFromPhrase } from '../../core/keys/phrase.ts'
import type { JobInput, JobOutput } from '../../protocol/workerApi.ts'
import { signInOrder } from '../sign.ts'
import { useDataKey, withPhrase } from '../vault/open.ts'

export const signCalls = async ({
  vault,
  dataKey,
  account: index,
  calls,
  context,
}: JobInput<'signCalls'>): Promise<JobOutput<'signCalls'>> =>
  withPhrase(await useDataKey(vault, dataKey), (phrase) => {
    const account = accountFromPhrase(phrase, index)
    try {
      return { extrinsics: signInOrder(account, calls, context).map(({ extrinsic }) => extrinsic) }
    } finally {
      wipe(account.secret)
    }
  })
