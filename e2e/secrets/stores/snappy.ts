export const varint = (bytes: Buffer, at: number): [value: number, next: number] => {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]!
    value += (byte & 0x7f) * 2 ** shift
    // Past the end there is nothing, as where it is no number at all.
    if (!(byte >= 0x80)) return [value, at]
  }
}

/** Three bytes can stand for sixty-four, and no fewer. */
const MOST = 64 / 3

/** Snappy's format description: literals, and copies of what was written before. Undefined: it is nothing of that format. */
export const unsnap = (bytes: Buffer): Buffer | undefined => {
  const [length, start] = varint(bytes, 0)
  if (!(length <= bytes.length * MOST)) return undefined
  const out = Buffer.alloc(length)
  let from = start
  let to = 0
  while (from < bytes.length) {
    const tag = bytes[from++]!
    const kind = tag & 3
    const extra = kind === 0 ? Math.max((tag >> 2) - 59, 0) : kind === 3 ? 4 : kind
    if (from + extra > bytes.length) return undefined
    const more = extra === 0 ? 0 : bytes.readUIntLE(from, extra)
    from += extra
    if (kind === 0) {
      const size = (extra === 0 ? tag >> 2 : more) + 1
      if (from + size > bytes.length || to + size > length) return undefined
      bytes.copy(out, to, from, from + size)
      from += size
      to += size
      continue
    }
    const size = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    const offset = kind === 1 ? ((tag >> 5) << 8) | more : more
    if (offset === 0 || offset > to || to + size > length) return undefined
    // One by one: a copy may run into what it writes.
    for (let n = 0; n < size; n++, to++) out[to] = out[to - offset]!
  }
  return to === length ? out : undefined
}
