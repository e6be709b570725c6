import type { ServerInfo } from '../../../src/core/chain/servers.ts'
import type { Alarms } from './alarms.ts'

/** Takes this server's record at every finalized block, and says when the chain has punished it. */
export const watchStanding = (alarms: Alarms) => {
  let bond: bigint | undefined
  return (server: ServerInfo | undefined): void => {
    if (server === undefined) return
    if (server.status.kind === 'chilled') alarms.raise('chilled', 'own server')
    if (bond !== undefined && server.bond < bond) alarms.raise('slashed', `${bond - server.bond} of ${bond}`)
    bond = server.bond
  }
}
