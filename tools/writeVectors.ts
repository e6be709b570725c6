import { writeFile } from 'node:fs/promises'
import { buildVectors } from './vectors/build.ts'

await writeFile(new URL('../network/vectors.json', import.meta.url), await buildVectors())
