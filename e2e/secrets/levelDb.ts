// The browser keeps our storage in LevelDB tables, whose blocks are compressed: what is in them is not to be seen in the file.

const MAGIC = 0xdb4775248b80fb57n
const FOOTER = 48

const varint = (bytes: Buffer, at: number): [value: number, next: number] => {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]!
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return [value, at]
  }
}

/** Snappy's format description: literals, and copies of what was written before. */
const unsnap = (bytes: Buffer): Buffer => {
  const [length, start] = varint(bytes, 0)
  const out = Buffer.alloc(length)
  let from = start
  let to = 0
  while (from < bytes.length) {
    const tag = bytes[from++]!
    const kind = tag & 3
    if (kind === 0) {
      let size = (tag >> 2) + 1
      if (size > 60) {
        const extra = size - 60
        size = bytes.readUIntLE(from, extra) + 1
        from += extra
      }
      to += bytes.copy(out, to, from, from + size)
      from += size
      continue
    }
    const size = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    const width = kind === 3 ? 4 : kind
    const offset = kind === 1 ? ((tag >> 5) << 8) | bytes[from]! : bytes.readUIntLE(from, width)
    from += width
    // One by one: a copy may run into what it writes.
    for (let n = 0; n < size; n++, to++) out[to] = out[to - offset]!
  }
  return out
}

const block = (file: Buffer, offset: number, size: number): Buffer => {
  const content = file.subarray(offset, offset + size)
  return file[offset + size] === 1 ? unsnap(content) : content
}

/** The values of a block's entries; keys are not needed here. */
const valuesOf = (content: Buffer): Buffer[] => {
  const restarts = content.readUInt32LE(content.length - 4)
  const end = content.length - 4 * (restarts + 1)
  const values: Buffer[] = []
  for (let at = 0; at < end; ) {
    const [, second] = varint(content, at)
    const [unshared, third] = varint(content, second)
    const [size, body] = varint(content, third)
    values.push(content.subarray(body + unshared, body + unshared + size))
    at = body + unshared + size
  }
  return values
}

/** A table's blocks, unpacked; nothing for a file that is no table. */
export const blocksOf = (file: Buffer): Buffer[] => {
  if (file.length < FOOTER || file.readBigUInt64LE(file.length - 8) !== MAGIC) return []
  const footer = file.subarray(file.length - FOOTER)
  const [, afterOffset] = varint(footer, 0)
  const [, afterMeta] = varint(footer, afterOffset)
  const [indexAt, next] = varint(footer, afterMeta)
  const [indexSize] = varint(footer, next)
  return valuesOf(block(file, indexAt, indexSize)).map((handle) => {
    const [offset, rest] = varint(handle, 0)
    const [size] = varint(handle, rest)
    return block(file, offset, size)
  })
}
