import { bundleProgram } from '../bundle.ts'

/** Ways of a server to misbehave: each a program of its own in `rogues/`. */
export type Rogue = 'deaf' | 'falseAccusation' | 'falseAck' | 'falsePartial' | 'silent'

/** Returns the program's path. */
export const bundleRogue = (rogue: Rogue): Promise<string> =>
  bundleProgram(`network/devnet/testing/rogues/${rogue}.ts`, ['secp256k1'])
