import { equalBytes } from '../../../core/bytes.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import type { Records } from '../stored/records.ts'

/** Servers may have moved since the approval: who is still in the roster is looked for where it says it is. */
export const refreshEndpoints = async (records: Records, id: string, chain: Chain): Promise<void> => {
  const { subgroups } = await chain.roster(chain.heads().finalized)
  const present = subgroups.flat()
  await records.update(id, (record) => ({
    ...record,
    servers: record.servers.map((members) =>
      members.map((server) => {
        const found = present.find(({ stash }) => equalBytes(stash, server.stash))
        return found ? { ...server, endpoint: found.endpoint } : server
      }),
    ),
  }))
}
