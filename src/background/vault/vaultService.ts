import { fromHex } from '../../core/bytes.ts'
import { EntropyError } from '../../core/errors.ts'
import { ethereumAddress, ss58Encode } from '../../core/keys/address.ts'
import type { ChangedVault } from '../../protocol/popup/vault.ts'
import { asVaultFile, parseVault, type Vault } from '../../protocol/vault/file.ts'
import { createListeners } from '../listeners.ts'
import type { Alarms, Cell, Now } from '../ports.ts'
import type { VaultService } from '../services.ts'
import { createTurns } from '../turns.ts'
import { createLockClock } from './lock/lockClock.ts'
import { afterWrongTry, retryAt } from './lock/tries.ts'
import { isAutoLock, readAutoLock } from './settings.ts'
import type { StoredVault } from './stored/storedVault.ts'
import { openVaultStore, type VaultCells } from './stored/vaultStore.ts'

export type VaultPorts = VaultCells & {
  readonly settings: Cell<unknown>
  /** The session's data key, written by the page that opened the vault. */
  readonly dataKey: { read(): Promise<Uint8Array | null>; clear(): Promise<void> }
  readonly lockAt: Cell<unknown>
  readonly alarms: Alarms
  readonly now: Now
}

/** Reads what is on disk and in the session, and locks at once if the deadline passed meanwhile. */
export const openVaultService = async (ports: VaultPorts): Promise<VaultService> => {
  const { now, dataKey } = ports
  const { onChange, tell } = createListeners()
  const store = await openVaultStore(ports, tell)
  const clock = createLockClock(ports.lockAt, ports.alarms, now)
  let minutes = await readAutoLock(ports.settings)

  const lock = async () => {
    clock.forget()
    await dataKey.clear()
    await clock.stop()
    tell()
  }
  /** A page has the vault, to try a password, and has not said what came of it. */
  let isTried = false
  /** A page that says nothing counts as a wrong password: otherwise many could try at one time. */
  const tried = async () => {
    isTried = false
    await store.write(({ wrong }) => ({ wrong: afterWrongTry(wrong, now()) }))
  }
  const handOut = async () => {
    if (isTried) await tried()
    const { file, wrong } = store.stored()
    const wait = retryAt(wrong, now())
    if (wait !== undefined)
      throw new EntropyError('too-many-requests', 'too many wrong passwords', { data: { retryAt: wait } })
    isTried = true
    return asVaultFile(file)
  }
  const inTurn = createTurns()
  const expectUnlocked = () => {
    if (!clock.deadline()) throw new EntropyError('locked', 'unlock the wallet first')
  }

  // A key without a running deadline is one that nobody would lock again.
  if (!(await dataKey.read()) || !(await clock.resume())) await lock()

  return {
    view() {
      const found = store.found()
      if (found.kind === 'none') return found
      if (found.kind === 'damaged') {
        const { kind, problem, message, copy } = found
        return { kind, problem, message, copy }
      }
      const { backup, wrong } = found.stored
      const wait = { retryAt: retryAt(wrong, now()) }
      const deadline = clock.deadline()
      return deadline ? { kind: 'unlocked', lockAt: deadline.lockAt, backup, ...wait } : { kind: 'locked', ...wait }
    },
    file: () => (store.found().kind === 'none' ? null : asVaultFile(store.stored().file)),
    fileToOpen: () => inTurn(handOut),
    filesToRecover: store.candidates,
    accounts: () =>
      store
        .publics()
        .accounts.map(({ publicKey, ...account }) => ({ ...account, address: ss58Encode(fromHex(publicKey, 32)) })),
    keys: () =>
      store.publics().keys.map(({ verifyingKey, ...key }) => ({
        ...key,
        verifyingKey: verifyingKey as `0x${string}`,
        ethereumAddress: ethereumAddress(fromHex(verifyingKey, 33)),
      })),
    save: store.begin,
    async replace(changed) {
      expectUnlocked()
      await store.write((stored) => ({ file: replacing(stored, changed) }), true)
    },
    async restore(vault) {
      await lock()
      await store.recovered(vault)
    },
    async restoreCopy() {
      await lock()
      await store.fromCopy()
    },
    async altered(message) {
      await lock()
      await store.distrust(message)
    },
    async unlocked(changed) {
      const vault = store.stored()
      const key = await dataKey.read()
      if (!key) throw new EntropyError('locked', 'the vault was not opened')
      key.fill(0)
      isTried = false
      const become = (now: StoredVault) => ({ file: changed ? replacing(now, changed) : now.file, wrong: null })
      if (changed || vault.wrong) await store.write(become, true)
      await store.proven()
      await clock.start(minutes)
      tell()
    },
    wrongPassword: tried,
    async rightPassword() {
      expectUnlocked()
      isTried = false
      if (store.stored().wrong) await store.write(() => ({ wrong: null }), true)
    },
    lock,
    async backupProven() {
      expectUnlocked()
      await store.write(() => ({ backup: 'proven' }), true)
    },
    autoLockMinutes: () => minutes,
    async setAutoLock(chosen) {
      if (!isAutoLock(chosen)) throw new EntropyError('invalid-argument', 'auto-lock: expected 1 to 1440 minutes')
      await ports.settings.write({ autoLockMinutes: chosen })
      minutes = chosen
      const deadline = clock.deadline()
      if (deadline) await clock.start(chosen, deadline.since)
      if (!clock.deadline()) await lock()
      tell()
    },
    async checkDeadline() {
      if (clock.isOver()) await lock()
      else await clock.beat()
    },
    async dataKey() {
      if (clock.isOver()) await lock()
      const key = clock.deadline() && (await dataKey.read())
      if (!key) throw new EntropyError('locked', 'unlock the wallet first')
      return key
    },
    onChange,
  }
}

/**
 * The vault that takes the place of the stored one: the same one, changed, and made from what is stored still.
 * @throws {EntropyError} `vault-changed` when another page was faster, `vault-damaged` when it is no vault
 */
const replacing = ({ file }: StoredVault, { vault, madeFrom }: ChangedVault): Vault => {
  const next = parseVault(vault)
  if (next.id !== file.id) throw new EntropyError('vault-damaged', 'this is another vault')
  if (madeFrom !== file.checksum) throw new EntropyError('vault-changed', 'the vault was changed meanwhile')
  return next
}
