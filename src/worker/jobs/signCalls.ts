import type { JobInput, JobOutput } from '../../protocol/workerApi.ts'
import { signInOrder } from '../sign.ts'
import { openWithKey } from '../vault/open.ts'
import { withAccount } from '../vault/secrets.ts'

export const signCalls = async ({
  vault,
  dataKey,
  account: publicKey,
  calls,
  context,
}: JobInput<'signCalls'>): Promise<JobOutput<'signCalls'>> =>
  withAccount(await openWithKey(vault, dataKey), publicKey, (account) => ({
    extrinsics: signInOrder(account, calls, context).map(({ extrinsic }) => extrinsic),
  }))
