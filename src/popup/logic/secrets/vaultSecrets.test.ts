import { expect, expectTypeOf, test, vi } from 'vitest'
import { EntropyError } from '../../../core/errors.ts'
import type { VaultFile } from '../../../protocol/popup/vault.ts'
import { fakeBackground } from '../../preview/fakes.ts'
import { open } from '../../preview/snapshots.ts'
import type { PopupState } from '../../store.ts'
import { createPopupStore } from '../../store.ts'
import { createSecrets } from './vaultSecrets.ts'

const vault: VaultFile = { version: 1 }
const secretKey = 'the data key of this test'
const password = () => new TextEncoder().encode('a password of this test')

const parts = (reply: (job: string) => unknown) => {
  const background = {
    ...fakeBackground({ snapshot: open }),
    vaultFile: vi.fn(async () => vault),
    saveVault: vi.fn(async () => {}),
    unlocked: vi.fn(async () => {}),
    wrongPassword: vi.fn(async () => {}),
    backupProven: vi.fn(async () => {}),
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
