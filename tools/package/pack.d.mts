export function pack(folder: string): Uint8Array
