import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../bundle.ts'
import { connectNode } from '../node.ts'

type Announced = { node: string; servers: { pid: number; endpoint: string }[]; faucet: string; dapp: string }

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entropy-devnet-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const start = async (): Promise<{ child: ChildProcess; announced: Announced }> => {
  const ports = ['--port', '--base-port', '--faucet-port', '--dapp-port'].flatMap((option) => [option, '0'])
  const args = ['--import', 'tsx', 'network/devnet/main.ts', ...ports, '--data', folder]
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface({ input: child.stdout! }), 'line')
  return { child, announced: JSON.parse(line) }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const isReachable = (url: string): Promise<boolean> =>
  fetch(url.replace(/^ws/, 'http')).then(
    () => true,
    () => false,
  )

/** What of a network is still there. */
const remains = async ({ node, servers, faucet, dapp }: Announced): Promise<unknown[]> => {
  const urls = [node, faucet, dapp]
  const reachable = await Promise.all(urls.map(isReachable))
  return [...servers.map(({ pid }) => pid).filter(isAlive), ...urls.filter((_, index) => reachable[index])]
}

const head = async ({ node }: Announced): Promise<number> => {
  const outside = await connectNode(node)
  const number = (await outside.api.rpc.chain.getHeader()).number.toNumber()
  await outside.close()
  return number
}

test('Ctrl-C ends everything, and the next start goes on from the same folder', async () => {
  const { child, announced } = await start()
  expect((await remains(announced)).length).toBe(9)
  const before = await head(announced)
  const exited = once(child, 'exit')
  child.kill('SIGINT')
  expect(await exited).toEqual([0, null])
  expect(await remains(announced)).toEqual([])

  const again = await start()
  expect(await head(again.announced)).toBeGreaterThanOrEqual(before)
  again.child.kill('SIGKILL')
  // The others notice that their parent is gone.
  await expect.poll(() => remains(again.announced), { timeout: 20_000 }).toEqual([])
}, 180_000)
