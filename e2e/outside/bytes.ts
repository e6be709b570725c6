export type Hex = `0x${string}`

export const fromHex = (hex: string): Buffer => Buffer.from(hex.slice(2), 'hex')
export const toHex = (bytes: Uint8Array): Hex => `0x${Buffer.from(bytes).toString('hex')}`

/** How many bits are set: of a map of members, how many it names. */
export const bits = (map: number): number => map.toString(2).replaceAll('0', '').length
