import { toHex } from '../../../src/core/bytes.ts'
import { nobleCurve } from '../../../src/core/dealing/check.ts'
import { ensureDataKey } from '../disk/dataKey.ts'
import { ensureKeyFile } from '../disk/keyFile.ts'
import { createSerial } from '../serial.ts'
import { acceptShares } from '../shares/accept.ts'
import { createSecrets } from '../store/secrets.ts'
import { openStore } from '../store/store.ts'
import { makeDealing, makeServers, makeState, makeView } from './network.ts'

// A process to be killed: accepts shares as fast as it can and prints a line for each that it acknowledged.
const [, , data, keyFile, count] = process.argv as [string, string, string, string, string]
const servers = await makeServers(2, 1)
const own = servers[0]![0]!
await createSecrets(data, await ensureDataKey(data, await ensureKeyFile(keyFile)), own.secrets)
const { keySets, dealings, markers } = await openStore(data, keyFile, () => process.exit(2))
const { tssSecret, encryptionKey } = keySets.all()[0]!
const all = await Promise.all(Array.from({ length: Number(count) }, () => makeDealing(servers)))
const view = makeView(makeState(101, all))
const needs = {
  ...{ view, tssAccount: own.tssAccount, tssSecret, dealings, markers, curve: nobleCurve },
  ...{ encryptionKey, oneAtATime: createSerial() },
  onBadEnvelope: () => undefined,
  onHeld: () => undefined,
}
console.log('ready')
await Promise.all(
  all.map(async ({ registrant, dealt: { dealingHash }, envelopes }) => {
    const own = envelopes.filter(({ subgroup }) => subgroup === 0)
    const ack = await acceptShares(needs, { registrant, dealingHash, envelopes: own }, { complete: true })
    console.log(`${toHex(registrant)} ${toHex(dealingHash)} ${toHex(ack.signature)}`)
  }),
)
