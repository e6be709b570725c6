import { expect, expectTypeOf, test, vi } from 'vitest'
import { EntropyError } from '../../../core/errors.ts'
import type { VaultFile } from '../../../protocol/popup/vault.ts'
import { fakeBackground } from '../../preview/fakes.ts'
import { account, open, verifyingKey } from '../../preview/snapshots.ts'
import type { PopupState } from '../../store.ts'
import { createPopupStore } from '../../store.ts'
import { createSecrets } from './vaultSecrets.ts'

const vault: VaultFile = { version: 2, checksum: '0x01' }
const secretKey = 'the data key of this test'
const password = () => new TextEncoder().encode('a password of this test')

const parts = (reply: (job: string) => unknown) => {
  const background = {
    ...fakeBackground({ snapshot: open }),
    vaultFile: vi.fn(async () => vault),
    vaultToOpen: vi.fn(async () => vault),
    saveVault: vi.fn(async () => {}),
    unlocked: vi.fn(async () => {}),
    wrongPassword: vi.fn(async () => {}),
    backupProven: vi.fn(async () => {}),
    replaceVault: vi.fn(async () => {}),
    restoreVault: vi.fn(async () => {}),
    rightPassword: vi.fn(async () => {}),
    vaultAltered: vi.fn(async () => {}),
    lock: vi.fn(async () => {}),
  }
  const stored: { key: Uint8Array | null } = { key: null }
  const dataKey = {
    read: async () => stored.key && Uint8Array.from(stored.key),
    write: vi.fn(async (key: Uint8Array) => {
      stored.key = Uint8Array.from(key)
    }),
  }
  const runJob = vi.fn(async (job: string) => reply(job)) as never
  return { background, dataKey, stored, runJob }
}

test('the data key goes to the session store and the password nowhere', async () => {
  const key = new TextEncoder().encode(secretKey)
  const given = parts(() => ({ dataKey: key }))
  const typed = password()
  await createSecrets(given).unlock(typed)
  expect(new TextDecoder().decode(given.stored.key ?? undefined)).toBe(secretKey)
  expect(given.background.unlocked).toHaveBeenCalledOnce()
  expect([...typed, ...key].every((byte) => byte === 0)).toBe(true)
})

test('a wrong password is counted, wiped, and opens nothing', async () => {
  const given = parts(() => {
    throw new EntropyError('wrong-password', 'test')
  })
  const typed = password()
  await expect(createSecrets(given).unlock(typed)).rejects.toMatchObject({ code: 'wrong-password' })
  expect(given.background.wrongPassword).toHaveBeenCalledOnce()
  expect(given.dataKey.write).not.toHaveBeenCalled()
  expect(typed.every((byte) => byte === 0)).toBe(true)
})

test('a typed phrase counts as proven, a new one does not', async () => {
  const made = () => ({ vault, dataKey: new Uint8Array(32) })
  const fresh = parts(made)
  await createSecrets(fresh).create(password())
  expect(fresh.background.backupProven).not.toHaveBeenCalled()
  const restored = parts(made)
  await createSecrets(restored).create(password(), password())
  expect(restored.background.backupProven).toHaveBeenCalledOnce()
})

test('a key that could not be stored does not unlock', async () => {
  const given = parts(() => ({ dataKey: new Uint8Array(32) }))
  given.dataKey.write.mockRejectedValue(new EntropyError('storage-failed', 'test'))
  await expect(createSecrets(given).unlock(password())).rejects.toMatchObject({ code: 'storage-failed' })
  expect(given.background.unlocked).not.toHaveBeenCalled()
})

test('no secret has a place in the store: a whole unlock leaves no trace in it', async () => {
  const given = parts((job) =>
    job === 'revealPhrase'
      ? { phrase: new TextEncoder().encode('alpha bravo charlie') }
      : { dataKey: new TextEncoder().encode(secretKey) },
  )
  const store = createPopupStore(null, '')
  store.setState({ snapshot: open })
  const secrets = createSecrets(given)
  await secrets.unlock(password())
  await secrets.phrase()
  const shown = JSON.stringify(store.getState())
  for (const secret of [secretKey, 'a password of this test', 'alpha bravo']) expect(shown).not.toContain(secret)
})

// Everything the store can hold is JSON: a secret is bytes, and bytes have no place in it.
type HoldsBytes<T> = T extends ArrayBuffer | ArrayBufferView
  ? true
  : T extends object
    ? { [K in keyof T]-?: HoldsBytes<T[K]> }[keyof T]
    : false

test('no part of the store can hold bytes, by its type', () => {
  expectTypeOf<true extends HoldsBytes<PopupState> ? true : false>().toEqualTypeOf<false>()
})

test('a vault that became another one by being opened is stored with it; a dearer password waits for room', async () => {
  const became = (version: 1 | 2) => ({ dataKey: new Uint8Array(32), vault: { version, checksum: '0x02' } })
  const given = parts(() => became(2))
  await createSecrets(given).unlock(password())
  expect(given.background.unlocked).toHaveBeenCalledWith({ vault: became(2).vault, madeFrom: '0x01' })
  given.background.unlocked.mockClear().mockRejectedValueOnce(new EntropyError('storage-failed', 'test'))
  await createSecrets(given).unlock(password())
  expect(given.background.unlocked).toHaveBeenLastCalledWith(null)
  given.background.vaultToOpen.mockResolvedValue({ version: 1, checksum: '0x01' })
  given.background.unlocked.mockClear().mockRejectedValueOnce(new EntropyError('storage-failed', 'test'))
  await expect(createSecrets(given).unlock(password())).rejects.toMatchObject({ code: 'storage-failed' })
})

test('everything that asks for the password counts a wrong one, wipes it, and does nothing', async () => {
  const given = parts(() => {
    throw new EntropyError('wrong-password', 'test')
  })
  given.stored.key = new Uint8Array(32)
  const secrets = createSecrets(given)
  const typed = [password(), password(), password(), password(), password()] as const
  const tries = [
    secrets.phrase(typed[0]),
    secrets.changePassword(typed[1], password()),
    secrets.exportAccount(account, typed[2], password()),
    secrets.exportKey(verifyingKey, typed[3], password()),
    secrets.forget({ verifyingKey }, typed[4]),
  ]
  const results = await Promise.allSettled(tries)
  expect(results.map((one) => one.status === 'rejected' && one.reason.code)).toEqual(tries.map(() => 'wrong-password'))
  expect(given.background.wrongPassword).toHaveBeenCalledTimes(tries.length)
  expect(given.background.replaceVault).not.toHaveBeenCalled()
  expect(typed.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
})

test('after too many wrong tries none of them is made', async () => {
  const given = parts(() => ({ json: new Uint8Array(1) }))
  given.background.vaultToOpen.mockRejectedValue(new EntropyError('too-many-requests', 'test'))
  const secrets = createSecrets(given)
  await expect(secrets.exportKey(verifyingKey, password(), password())).rejects.toMatchObject({
    code: 'too-many-requests',
  })
  expect(given.runJob).not.toHaveBeenCalled()
})

test('an imported key goes to the worker and what the vault became to the background; the typed digits are wiped', async () => {
  const made = { vault: { version: 2, checksum: '0x02' }, key: new Uint8Array(33).fill(2) }
  const given = parts(() => made)
  given.stored.key = new Uint8Array(32)
  const secret = password()
  expect(await createSecrets(given).importKey({ secret }, 'Mine')).toBe(`0x${'02'.repeat(33)}`)
  expect(given.background.replaceVault).toHaveBeenCalledWith({ vault: made.vault, madeFrom: '0x01' })
  expect(secret.every((byte) => byte === 0)).toBe(true)
})

test('a key whose vault could not be stored in its new form does not stay in the session', async () => {
  const given = parts(() => ({ dataKey: new Uint8Array(32), vault }))
  const unlocked = vi.fn(async () => Promise.reject(new EntropyError('storage-failed', 'test')))
  const vaultToOpen = async (): Promise<VaultFile> => ({ version: 1, checksum: '0x00' })
  const background = { ...given.background, unlocked, vaultToOpen }
  await expect(createSecrets({ ...given, background }).unlock(password())).rejects.toMatchObject({
    code: 'storage-failed',
  })
  expect(given.background.lock).toHaveBeenCalledOnce()
})

test('recovery takes the last whole vault to the worker and stores what comes of it, then unlocks', async () => {
  const made = { vault: { version: 2, checksum: '0x02' }, dataKey: new TextEncoder().encode(secretKey) }
  const given = parts(() => made)
  const copies: Uint8Array[] = []
  const runJob = vi.fn(async (_: string, { phrase, password: next }: Record<string, Uint8Array>) => {
    copies.push(phrase!, next!)
    return made
  }) as never
  const typed = [password(), password()] as const
  await createSecrets({ ...given, runJob }).recover(...typed)
  expect(given.background.restoreVault).toHaveBeenCalledWith(made.vault)
  expect(given.background.unlocked).toHaveBeenCalledOnce()
  expect(copies).toHaveLength(2)
  expect([...typed, ...copies, made.dataKey].flatMap((bytes) => [...bytes]).every((byte) => byte === 0)).toBe(true)
})

test('recovery passes over files that are damaged, down to the phrase alone, and over nothing else', async () => {
  const made = { vault: { version: 2, checksum: '0x09' }, dataKey: new Uint8Array(32) }
  const files: VaultFile[] = [
    { version: 2, checksum: '0x01' },
    { version: 2, checksum: '0x02' },
  ]
  const tried: (VaultFile | null)[] = []
  let altered = vi.fn()
  const recover = async (failing: (file: VaultFile | null) => EntropyError['code'] | undefined) => {
    tried.length = 0
    const given = parts(() => undefined)
    altered = given.background.vaultAltered
    const runJob = vi.fn(async (_: string, { vault: file }: { vault: VaultFile | null }) => {
      tried.push(file)
      const code = failing(file)
      if (code) throw new EntropyError(code, 'test')
      return made
    }) as never
    const background = { ...given.background, vaultsToRecover: async () => files }
    await createSecrets({ ...given, runJob, background }).recover(password(), password())
  }
  await recover((file) => (file === files[0] ? 'vault-damaged' : undefined))
  expect(tried).toEqual(files)
  await recover((file) => (file ? 'vault-damaged' : undefined))
  expect(tried).toEqual([...files, null])
  // Only what is known to be damaged gives way to another vault.
  expect(altered).toHaveBeenCalledTimes(2)
  await expect(recover(() => 'wrong-phrase')).rejects.toMatchObject({ code: 'wrong-phrase' })
  expect(tried).toEqual([files[0]])
})
