import { equalBytes, fromHex, wipe } from '../../../core/bytes.ts'
import { EntropyError } from '../../../core/errors.ts'
import { accountFromPhrase, isPhrase } from '../../../core/keys/phrase.ts'
import { asVaultFile, parseAnyVault, type Vault } from '../../../protocol/vault/file.ts'
import type { Version1 } from '../../../protocol/vault/version1.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { recoveryKey } from '../../vault/close.ts'
import { recoveryContext } from '../../vault/context.ts'
import { wrapAgain } from '../../vault/cost.ts'
import { sealVault } from '../../vault/create.ts'
import { importKey } from '../../vault/kdf.ts'
import { expectWhole } from '../../vault/open.ts'
import { unseal } from '../../vault/seal.ts'
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
  const dataKey = await unseal(await recoveryKey(phrase, vault.id), recoveryContext(vault), vault.recovery)
  if (!dataKey) throw wrongPhrase()
  const open = { vault, key: await importKey(dataKey) }
  await expectWhole(open)
  return { vault: await wrapAgain(open, dataKey, password, vault.kdf.passes), dataKey }
}

/** The first form had no way from the phrase to its data key, and held nothing but the phrase. */
const anew = (vault: Version1 | null, phrase: Uint8Array, password: Uint8Array) => {
  const first = vault?.records[0].publics.accounts.find(({ role }) => role === 'registrant')
  if (first) {
    const { secret, publicKey } = accountFromPhrase(phrase, 0)
    wipe(secret)
    if (!equalBytes(publicKey, fromHex(first.publicKey, 32))) throw wrongPhrase()
  }
  return sealVault(password, phrase, vault?.id)
}

const wrongPhrase = () => new EntropyError('wrong-phrase', 'these words belong to another wallet')
