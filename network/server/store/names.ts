import { createHmac } from 'node:crypto'

const hmac = (key: Uint8Array, purpose: string, ...parts: Uint8Array[]): string => {
  const mac = createHmac('sha256', key).update(`entropy:store-${purpose}:v1`)
  for (const part of parts) mac.update(part)
  return mac.digest('hex')
}

/** File names say nothing about whose dealing it is without the data key. Both arguments have 32 bytes. */
export const dealingFileName = (dataKey: Uint8Array, registrant: Uint8Array, dealingHash: Uint8Array): string =>
  hmac(dataKey, 'dealing', registrant, dealingHash)

/** Both points have 33 bytes. */
export const markerFileName = (dataKey: Uint8Array, verifyingKey: Uint8Array, noncePoint: Uint8Array): string =>
  hmac(dataKey, 'marker', verifyingKey, noncePoint)
