import { connect } from 'node:net'
import pino from 'pino'
import { onTestFinished } from 'vitest'
import { toHex } from '../../../src/core/bytes.ts'
import { nobleCurve } from '../../../src/core/dealing/check.ts'
import { ss58Encode } from '../../../src/core/keys/address.ts'
import { loadNativeCurve } from '../crypto/nativeCurve.ts'
import { createPublicApp, type PublicNeeds } from '../http/publicApp.ts'
import { envelopeToJson } from '../http/wire.ts'
import { createMetrics } from '../ops/metrics.ts'
import { createSerial } from '../serial.ts'
import { acceptShares } from '../shares/accept.ts'
import { answerPeer } from '../shares/answerPeer.ts'
import type { StoredEnvelope } from '../store/record.ts'
import { openStore } from '../store/store.ts'
import { initialisedFolder } from './folder.ts'
import { type FakeView, makeView, type TestDealing, type TestServer } from './network.ts'

/** A server with a real socket and a real store before a chain that the test makes up. */
export const listen = async (
  own: TestServer,
  view: FakeView = makeView(undefined),
  change: Partial<PublicNeeds> = {},
) => {
  const { data, keyFile } = await initialisedFolder(own.secrets)
  const store = await openStore(data, keyFile, () => undefined)
  const { tssAccount } = own
  const { keySets, dealings, markers } = store
  const { tssSecret, encryptionKey } = keySets.all()[0]!
  const acceptance = {
    ...{ view, tssAccount, tssSecret, dealings, markers, oneAtATime: createSerial() },
    encryptionKey,
    curve: loadNativeCurve() ?? nobleCurve,
    onBadEnvelope: () => undefined,
    onHeld: () => undefined,
  }
  const logged: string[] = []
  const metrics = createMetrics()
  const app = await createPublicApp({
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
    metrics,
    requestsPerMinute: 1_000_000,
    isStopping: () => false,
    health: { now: () => ({ reason: undefined, bestBlock: 1, finalizedBlock: 1 }), stop: () => undefined },
    info: () => ({ tss_account: ss58Encode(tssAccount), x25519_public_key: toHex(own.x25519PublicKey), version: '1' }),
    accept: (request) => acceptShares(acceptance, request, { complete: true }),
    answer: (question) => answerPeer({ view, tssAccount, dealings }, question),
    ...change,
  })
  onTestFinished(() => app.close())
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return { app, url, port: Number(new URL(url).port), view, dealings, metrics, logged }
}

/** What a wallet sends to the servers of one subgroup. */
export const sharesBody = (dealing: TestDealing, subgroup: number, envelopes?: readonly StoredEnvelope[]) => ({
  registrant: ss58Encode(dealing.registrant),
  dealing_hash: toHex(dealing.dealt.dealingHash),
  envelopes: (envelopes ?? dealing.envelopes.filter((envelope) => envelope.subgroup === subgroup)).map(envelopeToJson),
})

export const post = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** Sends these very bytes, and everything that comes back until the server closes. */
export const raw = (port: number, bytes: string | Uint8Array): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
