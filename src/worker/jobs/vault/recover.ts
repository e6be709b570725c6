import { equalBytes, fromHex, wipe } from '../../../core/bytes.ts'
import { EntropyError } from '../../../core/errors.ts'
import { accountFromPhrase, isPhrase } from '../../../core/keys/phrase.ts'
import { asVaultFile, parseAnyVault, type Vault } from '../../../protocol/vault/file.ts'
import { publicsOf } from '../../../protocol/vault/publics.ts'
import type { Version1 } from '../../../protocol/vault/version1.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { wrapAgain } from '../../vault/cost.ts'
import { sealVault } from '../../vault/create.ts'
import { expectWhole } from '../../vault/open.ts'
import { recoveryKey } from '../../vault/sealing/close.ts'
import { recoveryContext } from '../../vault/sealing/context.ts'
import { importKey } from '../../vault/sealing/kdf.ts'
import { unseal } from '../../vault/sealing/seal.ts'
import { tidyPhrase } from '../../vault/words.ts'

export const recover = async ({
  phrase: given,
  password,
  vault: file,
}: JobInput<'recover'>): Promise<JobOutput<'recover'>> => {
  const phrase = tidyPhrase(given)
  try {
    if (!isPhrase(phrase)) throw new EntropyError('invalid-phrase', 'these words are not a recovery phrase')
    const stored = file && parseAnyVault(file)
    const { vault, dataKey } =
      stored?.version === 2 ? await reopened(stored, phrase, password) : await anew(stored, phrase, password)
    return { vault: asVaultFile(vault), dataKey }
  } finally {
    wipe(given, phrase, password)
  }
}

const reopened = async (vault: Vault, phrase: Uint8Array, password: Uint8Array) => {
  expectPhraseOf(vault, phrase)
  const dataKey = await unseal(await recoveryKey(phrase, vault.id), recoveryContext(vault), vault.recovery)
  if (!dataKey) throw new EntropyError('vault-damaged', 'the stored vault is damaged: its recovery')
  const open = { vault, key: await importKey(dataKey) }
  await expectWhole(open)
  return { vault: await wrapAgain(open, dataKey, password, vault.kdf.passes), dataKey }
}

/** The first form had no way from the phrase to its data key, and held nothing but the phrase. */
const anew = (vault: Version1 | null, phrase: Uint8Array, password: Uint8Array) => {
  if (vault) expectPhraseOf(vault, phrase)
  return sealVault(password, phrase, vault?.id)
}

/** The rules account is the phrase's, and never forgotten. */
const expectPhraseOf = (vault: Vault | Version1, phrase: Uint8Array) => {
  const { secret, publicKey } = accountFromPhrase(phrase, 'rules')
  wipe(secret)
  const rules = publicsOf(vault).accounts.find(({ role, source }) => role === 'rules' && source === 'phrase')
  if (rules && !equalBytes(publicKey, fromHex(rules.publicKey, 32)))
    throw new EntropyError('wrong-phrase', 'these words belong to another wallet')
}
