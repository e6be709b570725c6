import { unsnap, varint } from './snappy.ts'

// Chromium keeps our storage in LevelDB tables, whose blocks are compressed: what is in them is not to be seen in the file.

const MAGIC = 0xdb4775248b80fb57n
const FOOTER = 48

const block = (file: Buffer, offset: number, size: number): Buffer => {
  const content = file.subarray(offset, offset + size)
  return file[offset + size] === 1 ? unsnap(content)! : content
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
