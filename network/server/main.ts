import { type Command, help, parseCommand, version } from './cli.ts'
import { readConfig } from './config.ts'
import { consentTo } from './consent.ts'
import { init } from './init.ts'
import { StartError } from './ops/fatal.ts'
import { serve } from './serve.ts'

const run = async (command: Command): Promise<void> => {
  switch (command.kind) {
    case 'help':
      console.log(help)
      return
    case 'version':
      console.log(version)
      return
    case 'consent':
      console.log(JSON.stringify(await consentTo(await readConfig(command.config), command.stash)))
      return
    case 'init':
      return init(await readConfig(command.config), command.files)
    case 'run':
      return serve(await readConfig(command.config))
  }
}

const start = async (): Promise<void> => run(parseCommand(process.argv.slice(2)))

/** What an operator can mend is one line: our own reasons, and the system's (a port in use, a folder that may not be made). */
const isPlain = (error: unknown): error is Error =>
  error instanceof StartError || (error instanceof Error && 'syscall' in error)

start().catch((error: unknown) => {
  console.error(isPlain(error) ? `error: ${error.message}` : error)
  process.exit(1)
})
