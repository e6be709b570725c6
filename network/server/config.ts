import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { StartError } from './ops/fatal.ts'

const port = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65535))
const listener = v.strictObject({ host: v.pipe(v.string(), v.nonEmpty()), port })

const configSchema = v.strictObject({
  /** WebSocket address of a chain node. */
  node: v.pipe(v.string(), v.regex(/^wss?:\/\//, 'not a ws:// or wss:// address')),
  /** Hash of the network's block 0: what the node says it is does not count. */
  genesis: v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/, 'not 32 bytes of lower-case 0x-hexadecimal')),
  listen: listener,
  metrics: listener,
  /** Folder of everything that is kept. */
  data: v.pipe(v.string(), v.nonEmpty()),
  /** 32 bytes, mode 0600: wraps the data key. */
  keyFile: v.pipe(v.string(), v.nonEmpty()),
  /** Lets peers have loopback, private and link-local addresses: for a network on one machine. */
  allowPrivatePeers: v.optional(v.boolean(), false),
  logLevel: v.optional(v.picklist(['silent', 'error', 'warn', 'info', 'debug']), 'info'),
  /** Per IPv4 address or IPv6 /64. */
  requestsPerMinute: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1200),
  /** Reverse proxies whose word on where a request came from is taken. Nobody else's is. */
  trustedProxies: v.optional(v.array(v.pipe(v.string(), v.ip('not an IP address'))), []),
})
export type Config = v.InferOutput<typeof configSchema>

/** @throws StartError that names the file and the field */
export const readConfig = async (path: string): Promise<Config> => {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new StartError(`configuration ${path} cannot be read: ${cause.code ?? 'unknown error'}`, { cause })
  })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new StartError(`configuration ${path} is not JSON`, { cause })
  }
  const parsed = v.safeParse(configSchema, json)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new StartError(`configuration ${path}: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`)
}
