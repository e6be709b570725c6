import { wipe } from '../../../core/bytes.ts'
import { EntropyError } from '../../../core/errors.ts'
import { generatePhrase, isPhrase } from '../../../core/keys/phrase.ts'
import { asVaultFile } from '../../../protocol/vault/file.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { sealVault } from '../../vault/create.ts'
import { tidyPhrase } from '../../vault/words.ts'

export const createVault = async ({
  password,
  phrase: given,
}: JobInput<'createVault'>): Promise<JobOutput<'createVault'>> => {
  const phrase = given ? tidyPhrase(given) : generatePhrase()
  try {
    if (!isPhrase(phrase)) throw new EntropyError('invalid-phrase', 'these words are not a recovery phrase')
    const { vault, dataKey } = await sealVault(password, phrase)
    return { vault: asVaultFile(vault), dataKey }
  } finally {
    wipe(phrase, password, ...(given ? [given] : []))
  }
}
