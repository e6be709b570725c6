import '../../processes/withParent.ts'
import type { Submitter, Work } from '../../../server/chain/submitter.ts'
import { parseCommand } from '../../../server/commands/cli.ts'
import { readConfig } from '../../../server/config.ts'
import type { takeUpDuties } from '../../../server/duties.ts'
import { type Perform, perform } from '../../../server/reconcile/perform/perform.ts'
import { serve } from '../../../server/serve.ts'

/** A server like any other, but for how it takes its duties. */
export const run = async (takeUp: typeof takeUpDuties): Promise<void> => {
  const command = parseCommand(process.argv.slice(2))
  if (command.kind === 'run') await serve(await readConfig(command.config), takeUp)
}

/** Does its duty, but for what it says to the chain: this instead, or nothing. */
export const saying =
  (change: (work: Work) => Work | undefined): Perform =>
  (needs, action, subject) => {
    const submitter: Submitter = {
      ...needs.submitter,
      submit(work) {
        const changed = change(work)
        if (changed !== undefined) needs.submitter.submit(changed)
      },
    }
    return perform({ ...needs, submitter }, action, subject)
  }
