export type Hex = `0x${string}`

export const fromHex = (hex: string): Buffer => Buffer.from(hex.slice(2), 'hex')
export const toHex = (bytes: Uint8Array): Hex => `0x${Buffer.from(bytes).toString('hex')}`
