import { fromHex } from '../../core/bytes.ts'
import { EntropyError } from '../../core/errors.ts'
import { ethereumAddress, ss58Encode } from '../../core/keys/address.ts'
import { parseVault } from '../../protocol/vault/file.ts'
import { publicsOf } from '../../protocol/vault/publics.ts'
import { createListeners } from '../listeners.ts'
import type { Alarms, Cell, Now } from '../ports.ts'
import type { VaultService } from '../services.ts'
import { createLockClock, type Deadline, isRunning } from './lockClock.ts'
import { replacing } from './replacing.ts'
import { isAutoLock, readAutoLock } from './settings.ts'
import { fileOf, findVault, type StoredVault } from './storedVault.ts'
import { afterWrongTry, retryAt } from './tries.ts'

export type VaultPorts = {
  readonly vault: Cell<unknown>
  /** Where a damaged vault is kept when another takes its place. */
  readonly aside: Cell<unknown>
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
  const expectUnlocked = () => {
    if (!isUnlocked()) throw new EntropyError('locked', 'unlock the wallet first')
  }
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
  const publics = () => (found.kind === 'vault' ? publicsOf(found.stored.file) : { accounts: [], keys: [] })

  // A key without a running deadline is one that nobody would lock again.
  deadline = (await dataKey.read()) ? await clock.read() : undefined
  if (deadline) await ports.alarms.set('lock', deadline.lockAt)
  else await lock()

  return {
    view() {
      if (found.kind !== 'vault') return found
      const { backup, wrong } = found.stored
      const wait = { retryAt: retryAt(wrong, now()) }
      if (deadline && isUnlocked()) return { kind: 'unlocked', lockAt: deadline.lockAt, backup, ...wait }
      return { kind: 'locked', ...wait }
    },
    file: () => (found.kind === 'none' ? null : fileOf(stored())),
    fileToOpen() {
      const vault = stored()
      const wait = retryAt(vault.wrong, now())
      if (wait !== undefined)
        throw new EntropyError('too-many-requests', 'too many wrong passwords', { data: { retryAt: wait } })
      return fileOf(vault)
    },
    fileToRecover: () => (found.kind === 'vault' ? fileOf(found.stored) : null),
    accounts: () =>
      publics().accounts.map(({ publicKey, ...account }) => ({
        ...account,
        address: ss58Encode(fromHex(publicKey, 32)),
      })),
    keys: () =>
      publics().keys.map(({ verifyingKey, ...key }) => ({
        ...key,
        verifyingKey: verifyingKey as `0x${string}`,
        ethereumAddress: ethereumAddress(fromHex(verifyingKey, 33)),
      })),
    async save(vault) {
      if (found.kind === 'vault') throw new EntropyError('already-pending', 'there is a vault already')
      if (found.kind === 'damaged') throw new EntropyError('vault-damaged', found.message)
      await store({ file: parseVault(vault), backup: 'unproven', wrong: null })
    },
    async replace(changed) {
      expectUnlocked()
      await store({ ...stored(), file: replacing(stored(), changed) })
    },
    async restore(vault) {
      const file = parseVault(vault)
      if (found.kind === 'none') throw new EntropyError('unauthorised', 'there is nothing to restore')
      if (found.kind === 'vault' && found.stored.file.id !== file.id)
        throw new EntropyError('wrong-phrase', 'this is another vault')
      const present = found.kind === 'damaged' ? await ports.vault.read().catch(() => undefined) : undefined
      if (present !== undefined) await ports.aside.write(present)
      await lock()
      await store({ file, backup: 'proven', wrong: null })
    },
    async unlocked(changed) {
      const vault = stored()
      const key = await dataKey.read()
      if (!key) throw new EntropyError('locked', 'the vault was not opened')
      key.fill(0)
      const file = changed ? replacing(vault, changed) : vault.file
      if (changed || vault.wrong) await store({ ...vault, file, wrong: null })
      deadline = await clock.start(minutes)
      tell()
    },
    async wrongPassword() {
      const vault = stored()
      await store({ ...vault, wrong: afterWrongTry(vault.wrong, now()) })
    },
    async rightPassword() {
      const vault = stored()
      expectUnlocked()
      if (vault.wrong) await store({ ...vault, wrong: null })
    },
    lock,
    async backupProven() {
      expectUnlocked()
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
