import type { RegistrationCall } from '../../core/registration/calls.ts'
import type { JobInput, JobOutput } from '../../protocol/workerApi.ts'
import { splitAndSign } from '../splitting.ts'
import { openWithKey } from '../vault/open.ts'

export const prepareRegistration = async (
  input: JobInput<'prepareRegistration'>,
): Promise<JobOutput<'prepareRegistration'>> => {
  const { rulesAccount, constraints, funding } = input
  return splitAndSign(await openWithKey(input.vault, input.dataKey), input, (dealing) => {
    const calls: RegistrationCall[] = [
      { kind: 'register', rulesAccount, constraints },
      { kind: 'deal', dealing },
    ]
    return funding > 0n ? [{ kind: 'fund', rulesAccount, value: funding }, ...calls] : calls
  })
}
