import { resolve } from 'node:path'
import type { Plugin } from 'esbuild'
import { bundleProgram, projectRoot } from '../bundle.ts'

const at = (file: string) => resolve(projectRoot, file)
const rogue = (name: string) => at(`network/devnet/testing/rogues/${name}.ts`)

/** Modules of the server, each with the one that takes its place. It may import the honest one itself. */
export type Replaced = Readonly<Record<string, string>>

/** @throws at the end when a module was never imported: the rogue would be honest */
const replacing = (modules: Replaced): Plugin => ({
  name: 'replacing',
  setup(build) {
    const replacements = new Map(Object.entries(modules).map(([file, name]) => [at(file), rogue(name)]))
    const used = new Set<string>()
    build.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, resolveDir, importer }) => {
      const file = resolve(resolveDir, path)
      const other = replacements.get(file)
      if (other === undefined || other === importer) return undefined
      used.add(file)
      return { path: other }
    })
    build.onEnd(() => {
      for (const file of replacements.keys()) if (!used.has(file)) throw new Error(`no module imports ${file}`)
    })
  },
})

/** A threshold server that misbehaves: the real one, bundled with some of its modules replaced. Returns the program's path. */
export const bundleRogue = (modules: Replaced): Promise<string> =>
  bundleProgram('network/devnet/processes/serverChild.ts', ['secp256k1'], [replacing(modules)])

const answersNoPeer = { 'network/server/shares/answerPeer.ts': 'answersNoPeer' }

/** Ways to misbehave. */
export const rogues = {
  /** It is the first to confirm, since without its acknowledgement nobody else of two can. */
  falsePartial: {
    ...answersNoPeer,
    'src/core/dealing/partial.ts': 'falsePartial',
    'network/server/reconcile/turn.ts': 'alwaysItsTurn',
  },
  falseAck: { 'src/core/dealing/holderProof.ts': 'falseAck' },
  falseAccusation: { 'network/server/reconcile/decide.ts': 'falseAccusation' },
  /** Takes its share, and tells nothing to peers or chain. */
  refusesAll: { ...answersNoPeer, 'network/server/chain/submitter.ts': 'silent' },
} satisfies Record<string, Replaced>
