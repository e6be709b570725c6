import { once } from 'node:events'
import { createServer } from 'node:net'

/** @throws when something listens at one of these ports already, naming it and the option that chooses another */
export const expectFree = async (
  ports: readonly { readonly option: string; readonly port: number }[],
): Promise<void> => {
  for (const { option, port } of ports) {
    if (port === 0) continue
    const probe = createServer().listen(port, '127.0.0.1')
    try {
      await once(probe, 'listening')
    } catch {
      throw new Error(
        `port ${port} is taken: end what listens there, or choose another with ${option} (0 for a free one)`,
      )
    }
    probe.close()
    await once(probe, 'close')
  }
}
