import { writeFile } from 'node:fs/promises'
import { buildVectors } from './vectors/build.ts'

if (process.argv.length > 2) {
  console.log(`usage: npm run vectors

Writes network/vectors.json, which both languages check themselves against.`)
  process.exit(process.argv[2] === '--help' ? 0 : 2)
}

await writeFile(new URL('../network/vectors.json', import.meta.url), await buildVectors())
