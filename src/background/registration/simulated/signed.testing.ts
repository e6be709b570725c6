import { equalBytes, toHex } from '../../../core/bytes.ts'
import type { Verdict } from '../../../core/dealing/accusation/judge.ts'
import { EntropyError } from '../../../core/errors.ts'
import type { RegistrationCall } from '../../../core/registration/calls.ts'
import type { Accused } from '../../../protocol/workerApi.ts'
import { runJob } from '../../../worker/run.ts'
import type { RunJob } from '../../ports.ts'

/** What a signed transaction asks for; this chain reads no extrinsics, it remembers what was signed. */
export type Asked = Exclude<RegistrationCall, { kind: 'open' }> | { kind: 'open'; accused: Accused; verdict?: Verdict }
export type Known = { call: Asked; nonce: number; extrinsic: Uint8Array; attempt: number }

/** The real worker, which dies before it answers `dyingJob`, once; what it signs can be found again. */
export const rememberSigned = (worker: { dyingJob: string }) => {
  const known = new Map<string, Known>()
  const run: RunJob = async (job, input) => {
    if (worker.dyingJob === job) {
      worker.dyingJob = ''
      throw new EntropyError('timeout', 'the worker died')
    }
    const reply = await runJob({ job, input })
    if (!reply.ok) throw new EntropyError(reply.code, reply.message)
    const remember = (signed: { call: Asked; extrinsic: Uint8Array }[], nonce: number, attempt = 0) =>
      signed.forEach((one, i) => {
        known.set(toHex(one.extrinsic), { ...one, nonce: nonce + i, attempt })
      })
    const output = reply.output as {
      calls?: { call: Asked; extrinsic: Uint8Array }[]
      extrinsics?: Uint8Array[]
      extrinsic?: Uint8Array
    }
    const given = input as { context: { nonce: number }; calls?: Asked[]; attempt?: number }
    const { nonce } = given.context
    if (output.calls) remember(output.calls, nonce, given.attempt)
    output.extrinsics?.forEach((extrinsic, i) => {
      remember([{ extrinsic, call: given.calls![i]! }], nonce + i, attemptOf(given.calls![i]!))
    })
    if (output.extrinsic)
      remember([{ extrinsic: output.extrinsic, call: { kind: 'open', accused: input as never } }], nonce)
    return reply.output as never
  }
  /** Of a dealing that is signed again. */
  const attemptOf = (call: Asked): number => {
    const isSame = (one: Asked) =>
      one.kind === 'deal' &&
      call.kind === 'deal' &&
      equalBytes(one.dealing.proofOfPossession, call.dealing.proofOfPossession)
    return [...known.values()].find((one) => isSame(one.call))?.attempt ?? 0
  }
  return { run, find: (extrinsic: Uint8Array): Known | undefined => known.get(toHex(extrinsic)) }
}
