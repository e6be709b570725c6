import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { build } from 'esbuild'
import { projectRoot } from '../bundle.ts'

const folder = join(projectRoot, 'e2e/dapp')
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const bundle = async (file: string): Promise<Uint8Array> => {
  const { outputFiles } = await build({
    ...{ entryPoints: [file], bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error' },
  })
  return outputFiles[0]!.contents
}

/** A file of the folder; a script is bundled from the TypeScript of the same name. */
const load = async (path: string): Promise<Uint8Array | undefined> => {
  const file = normalize(join(folder, path === '/' ? 'index.html' : path))
  const source = file.replace(/\.js$/, '.ts')
  if (!file.startsWith(folder) || !types[extname(file)]) return undefined
  if (source !== file && existsSync(source)) return bundle(source)
  return existsSync(file) ? readFile(file) : undefined
}

/** The demo dApp's web server, not listening yet. It tells its pages for which network they are. */
export const createDappSite = (genesisHash: string): Server =>
  createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/network.json') {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      response.end(JSON.stringify({ genesisHash }))
      return
    }
    try {
      const content = await load(pathname)
      const type = types[extname(pathname === '/' ? 'index.html' : pathname)] ?? 'text/plain'
      response.writeHead(content ? 200 : 404, { 'content-type': type, 'cache-control': 'no-store' })
      response.end(content ?? 'not found')
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error))
    }
  })
