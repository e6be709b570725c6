import { fromHex } from '../../core/bytes.ts'
import { EntropyError } from '../../core/errors.ts'
import { ethereumAddress, ss58Encode } from '../../core/keys/address.ts'
import { parseVault } from '../../protocol/vaultFile.ts'
import { createListeners } from '../listeners.ts'
import type { Alarms, Cell, Now } from '../ports.ts'
import type { VaultService } from '../services.ts'
import { createLockClock, type Deadline, isRunning } from './lockClock.ts'
import { isAutoLock, readAutoLock } from './settings.ts'
import { fileOf, findVault, type StoredVault } from './storedVault.ts'
import { afterWrongTry, retryAt } from './tries.ts'

export type VaultPorts = {
  readonly vault: Cell<unknown>
  readonly settings: Cell<unknown>
  /** The session's data key, written by the page that opened the vault. */
  readonly dataKey: { read(): Promise<Uint8Array | null>; clear(): Promise<void> }
  readonly lockAt: Cell<unknown>
  /** Stored things that exist only if a vault did. */
  readonly traces: readonly Cell<unknown>[]
  readonly alarms: Alarms
  readonly now: Now
}

/** Reads what is on disk and in the session, and locks at once if the deadline passed meanwhile. */
export const openVaultService = async (ports: VaultPorts): Promise<VaultService> => {
  const { now, dataKey } = ports
  const { onChange, tell } = createListeners()
  const clock = createLockClock(ports.lockAt, ports.alarms, now)
  let found = await findVault(ports.vault, ports.traces)
  let minutes = await readAutoLock(ports.settings)
  let deadline: Deadline | undefined

  const lock = async () => {
    deadline = undefined
    await dataKey.clear()
    await clock.stop()
    tell()
  }
  const isUnlocked = () => deadline !== undefined && isRunning(deadline, now())
  const stored = (): StoredVault => {
    if (found.kind === 'vault') return found.stored
    if (found.kind === 'damaged') throw new EntropyError('vault-damaged', found.message)
    throw new EntropyError('unauthorised', 'there is no vault')
  }
  const store = async (next: StoredVault) => {
    await ports.vault.write(next)
    found = { kind: 'vault', stored: next }
    tell()
  }
  const publics = () => (found.kind === 'vault' ? found.stored.file.records.map((record) => record.publics) : [])

  // A key without a running deadline is one that nobody would lock again.
  deadline = (await dataKey.read()) ? await clock.read() : undefined
  if (deadline) await ports.alarms.set('lock', deadline.lockAt)
  else await lock()

  return {
    view() {
      if (found.kind !== 'vault') return found
      if (deadline && isUnlocked()) return { kind: 'unlocked', lockAt: deadline.lockAt, backup: found.stored.backup }
      return { kind: 'locked', retryAt: retryAt(found.stored.wrong, now()) }
    },
    file() {
      if (found.kind === 'none') return null
      const vault = stored()
      const wait = isUnlocked() ? undefined : retryAt(vault.wrong, now())
      if (wait !== undefined)
        throw new EntropyError('too-many-requests', 'too many wrong passwords', { data: { retryAt: wait } })
      return fileOf(vault)
    },
    accounts: () =>
      publics()
        .flatMap(({ accounts }) => accounts)
        .map(({ publicKey, name, role }) => ({ address: ss58Encode(fromHex(publicKey, 32)), name, role })),
    keys: () =>
      publics()
        .flatMap(({ keys }) => keys)
        .map(({ verifyingKey, name }) => {
          const key = fromHex(verifyingKey, 33)
          return { verifyingKey: verifyingKey as `0x${string}`, ethereumAddress: ethereumAddress(key), name }
        }),
    async save(vault) {
      if (found.kind === 'vault') throw new EntropyError('already-pending', 'there is a vault already')
      if (found.kind === 'damaged') throw new EntropyError('vault-damaged', found.message)
      await store({ file: parseVault(vault), backup: 'unproven', wrong: null })
    },
    async unlocked() {
      const vault = stored()
      const key = await dataKey.read()
      if (!key) throw new EntropyError('locked', 'the vault was not opened')
      key.fill(0)
      deadline = await clock.start(minutes)
      if (vault.wrong) await store({ ...vault, wrong: null })
      tell()
    },
    async wrongPassword() {
      const vault = stored()
      await store({ ...vault, wrong: afterWrongTry(vault.wrong, now()) })
    },
    lock,
    async backupProven() {
      if (!isUnlocked()) throw new EntropyError('locked', 'unlock the wallet first')
      await store({ ...stored(), backup: 'proven' })
    },
    autoLockMinutes: () => minutes,
    async setAutoLock(chosen) {
      if (!isAutoLock(chosen)) throw new EntropyError('invalid-argument', 'auto-lock: expected 1 to 1440 minutes')
      await ports.settings.write({ autoLockMinutes: chosen })
      minutes = chosen
      if (deadline) deadline = await clock.start(chosen, deadline.since)
      if (!isUnlocked()) await lock()
      tell()
    },
    async checkDeadline() {
      if (deadline && !isUnlocked()) await lock()
    },
    async dataKey() {
      if (deadline && !isUnlocked()) await lock()
      const key = deadline && (await dataKey.read())
      if (!key) throw new EntropyError('locked', 'unlock the wallet first')
      return key
    },
    onChange,
  }
}
