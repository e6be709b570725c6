import { type Command, help, parseCommand, version } from './commands/cli.ts'
import { consent } from './commands/consent.ts'
import { init } from './commands/init.ts'
import { rewrap } from './commands/rewrap.ts'
import { rotate } from './commands/rotate.ts'
import { readConfig } from './config.ts'
import { StartError } from './ops/fatal.ts'
import { serve } from './serve.ts'

const print = (value: object): void => console.log(JSON.stringify(value))

const run = async (command: Command): Promise<void> => {
  switch (command.kind) {
    case 'help':
      console.log(help)
      return
    case 'version':
      console.log(version)
      return
    case 'init':
      return init(await readConfig(command.config), command.files)
    case 'consent':
      return print(await consent(await readConfig(command.config), command.stash))
    case 'rotate':
      return print(await rotate(await readConfig(command.config), command.stash, command.files))
    case 'rewrap':
      return rewrap(await readConfig(command.config), command.newKeyFile)
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
