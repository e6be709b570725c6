// Firefox packs what it notes of tabs and extensions as one LZ4 block, after a mark and the length.

const MAGIC = 'mozLz40\0'
const HEADER = MAGIC.length + 4

/** A length of fifteen goes on in the bytes that follow, for as long as they are full. */
const lengthFrom = (bytes: Buffer, at: number, nibble: number): [length: number, next: number] => {
  if (nibble < 15) return [nibble, at]
  let length = nibble
  for (;;) {
    const byte = bytes[at++]!
    length += byte
    if (byte < 255) return [length, at]
  }
}

/** LZ4's block format: literals, then a copy of what was written before, again and again. */
const unpack = (bytes: Buffer, size: number): Buffer => {
  const out = Buffer.alloc(size)
  let from = 0
  let to = 0
  while (from < bytes.length) {
    const token = bytes[from++]!
    const [literals, body] = lengthFrom(bytes, from, token >> 4)
    to += bytes.copy(out, to, body, body + literals)
    from = body + literals
    if (from >= bytes.length) break
    const offset = bytes.readUInt16LE(from)
    const [further, next] = lengthFrom(bytes, from + 2, token & 15)
    // One by one: a copy may run into what it writes.
    for (let n = 0; n < further + 4; n++, to++) out[to] = out[to - offset]!
    from = next
  }
  return out
}

/** What is in it; nothing for a file that is not packed so. */
export const contentOf = (file: Buffer): Buffer[] =>
  file.subarray(0, MAGIC.length).toString('latin1') === MAGIC
    ? [unpack(file.subarray(HEADER), file.readUInt32LE(MAGIC.length))]
    : []
