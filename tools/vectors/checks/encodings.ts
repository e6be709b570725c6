import { expect } from 'vitest'
import { decodeConstraints } from '../../../src/core/chain/constraints.ts'
import { signExtrinsic } from '../../../src/core/chain/extrinsic.ts'
import {
  decodeDelivery,
  decodeHealing,
  decodeRegisteredKey,
  decodeRegistrant,
  decodeRegistration,
  decodeRegistryParameters,
} from '../../../src/core/chain/registry.ts'
import {
  decodeRosterInfo,
  decodeRosterMembers,
  decodeServerInfo,
  decodeServersParameters,
} from '../../../src/core/chain/servers.ts'
import { sr25519Verify } from '../../../src/core/crypto/sr25519.ts'
import { keyOf } from '../chain/storageKeys.ts'
import { toJson } from '../json.ts'
import { codeOf } from './code.ts'
import type { Vector } from './file.ts'

const decoders: Record<string, (encoded: Uint8Array) => unknown> = {
  Constraints: decodeConstraints,
  Registration: decodeRegistration,
  RegisteredKey: decodeRegisteredKey,
  Healing: decodeHealing,
  Delivery: decodeDelivery,
  Registrant: decodeRegistrant,
  RegistryParameters: decodeRegistryParameters,
  ServerInfo: decodeServerInfo,
  RosterInfo: decodeRosterInfo,
  RosterMembers: decodeRosterMembers,
  ServersParameters: decodeServersParameters,
}

/** Decodes to its value; is refused when cut short or with a byte too many. */
export const storage = ({ type, value, encoded }: Vector): void => {
  const decode = decoders[type]!
  expect(toJson(decode(encoded))).toEqual(toJson(value))
  for (let length = 0; length < encoded.length; length++)
    expect(codeOf(() => decode(encoded.subarray(0, length)))).toBe('invalid-argument')
  expect(codeOf(() => decode(Uint8Array.of(...encoded, 0)))).toBe('invalid-argument')
}

export const storageKey = ({ name, args, key }: Vector): void => expect(keyOf(name, args)).toEqual(key)

export const extrinsic = ({ call, signer, context, payload, signature, extrinsic }: Vector): void => {
  expect(sr25519Verify(payload, signature, signer)).toBe(true)
  const sign = (asked: Uint8Array): Uint8Array => {
    expect(asked).toEqual(payload)
    return signature
  }
  const tip = BigInt(context.tip ?? 0)
  expect(signExtrinsic({ call, signer, context: { ...context, tip }, sign })).toEqual(extrinsic)
}

/** The wallet and the servers only make calls: the writer made this one, and the chain decodes it. */
export const call = ({ encoded }: Vector): void => expect(encoded.length).toBeGreaterThan(1)
