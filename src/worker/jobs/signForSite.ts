import { bytesToSign } from '../../core/chain/signing/bytesToSign.ts'
import { sr25519Sign } from '../../core/crypto/sr25519.ts'
import type { JobInput, JobOutput } from '../../protocol/workerApi.ts'
import { openWithKey } from '../vault/open.ts'
import { withAccount } from '../vault/secrets.ts'

export const signForSite = async ({
  vault,
  dataKey,
  account: publicKey,
  what,
}: JobInput<'signForSite'>): Promise<JobOutput<'signForSite'>> =>
  withAccount(await openWithKey(vault, dataKey), publicKey, ({ secret }) => ({
    signature: sr25519Sign(secret, bytesToSign(what)),
  }))
