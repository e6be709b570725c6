import type { ErrorCode } from '../core/errors.ts'
import type { VaultFile } from './popupApi.ts'

/**
 * Jobs of the secrets worker. One worker does one job and is terminated by whoever started it: that is what clears memory.
 * Start it, post a `JobRequest` to it (directly, or through a MessagePort posted to it first), get one `JobReply`.
 * Secret inputs are bytes; transfer their buffers. Passwords are UTF-8.
 */
export type Jobs = {
  /** Makes a vault around a new phrase, or around the given one. @throws 'invalid-phrase' */
  createVault(input: { password: Uint8Array; phrase?: Uint8Array | undefined }): {
    vault: VaultFile
    dataKey: Uint8Array
  }
  /** @throws 'wrong-password', 'vault-damaged' */
  openVault(input: { password: Uint8Array; vault: VaultFile }): { dataKey: Uint8Array }
  /** The phrase as UTF-8 words with single spaces. @throws 'locked' if the key does not open this vault */
  revealPhrase(input: { vault: VaultFile; dataKey: Uint8Array }): { phrase: Uint8Array }
  /** `index`: from 0. Every given word must be right. */
  checkWords(input: { vault: VaultFile; dataKey: Uint8Array; words: readonly { index: number; word: Uint8Array }[] }): {
    right: boolean
  }
}
export type Job = keyof Jobs
export type JobInput<J extends Job> = Parameters<Jobs[J]>[0]
export type JobOutput<J extends Job> = ReturnType<Jobs[J]>

export type JobRequest<J extends Job = Job> = { readonly job: J; readonly input: JobInput<J> }
export type JobReply =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string }
