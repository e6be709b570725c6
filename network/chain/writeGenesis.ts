import { writeFile } from 'node:fs/promises'
import { readIdentity } from './genesis/identity.ts'

// Run after the runtime's build: everything that names the development network, a constant of the committed WASM.
const identity = await readIdentity(new URL('../runtime/entropy.wasm', import.meta.url).pathname)
await writeFile(new URL('genesis.json', import.meta.url), `${JSON.stringify(identity, null, 2)}\n`)
console.log(identity.genesis)
process.exit(0)
