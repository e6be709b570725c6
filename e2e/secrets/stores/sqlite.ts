import { unsnap } from './snappy.ts'

// Firefox keeps storage in SQLite databases, and packs each value that IndexedDB has there. Read by the file format's own
// description, page by page, so that what was deleted and is still there is read as well.

const MAGIC = 'SQLite format 3\0'

/** Pages that hold records: the leaves of tables, and all of indexes. By type: where the list of cells begins, what stands before a record. */
const kinds: Readonly<Record<number, { readonly header: number; readonly child: number; readonly isTable: boolean }>> =
  {
    2: { header: 12, child: 4, isTable: false },
    10: { header: 8, child: 0, isTable: false },
    13: { header: 8, child: 0, isTable: true },
  }

/** SQLite's numbers: seven bits a byte, the highest first; the ninth byte is whole. */
const varint = (bytes: Buffer, at: number): [value: number, next: number] => {
  let value = 0
  for (let n = 0; n < 8; n++) {
    const byte = bytes[at + n]!
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return [value, at + n + 1]
  }
  return [value * 256 + bytes[at + 8]!, at + 9]
}

type File = { readonly bytes: Buffer; readonly pageSize: number; readonly usable: number }
const pageAt = ({ bytes, pageSize }: File, n: number): Buffer => bytes.subarray((n - 1) * pageSize, n * pageSize)

/** A record of so many bytes that begins here, with what of it lies in pages of its own. */
const recordAt = (file: File, page: Buffer, at: number, size: number, isTable: boolean): Buffer => {
  const { usable } = file
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const fitting = least + ((size - least) % (usable - 4))
  const here = size <= most ? size : fitting <= most ? fitting : least
  const parts = [page.subarray(at, at + here)]
  let left = size - here
  for (let next = left > 0 && at + here + 4 <= page.length ? page.readUInt32BE(at + here) : 0; left > 0 && next > 0; ) {
    const further = pageAt(file, next)
    if (further.length === 0) break
    parts.push(further.subarray(4, Math.min(4 + left, usable)))
    left -= usable - 4
    next = further.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

/** The texts and blobs of a record. */
const valuesOf = (record: Buffer): Buffer[] => {
  const [length, start] = varint(record, 0)
  const end = Math.min(length, record.length)
  const values: Buffer[] = []
  let body = end
  for (let at = start; at < end; ) {
    const [type, next] = varint(record, at)
    const size = type >= 12 ? Math.floor((type - 12) / 2) : [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type]!
    if (type >= 12) values.push(record.subarray(body, body + size))
    body += size
    at = next
  }
  return values
}

const recordsOf = (file: File, n: number): Buffer[] => {
  const page = pageAt(file, n)
  const start = n === 1 ? 100 : 0
  const kind = kinds[page[start]!]
  if (!kind) return []
  const count = page.readUInt16BE(start + 3)
  const cells = Array.from({ length: count }, (_, i) => start + kind.header + 2 * i)
  return cells.flatMap((cell) => {
    if (cell + 2 > page.length) return []
    const [size, second] = varint(page, page.readUInt16BE(cell) + kind.child)
    const [, body] = kind.isTable ? varint(page, second) : [0, second]
    // A page of another kind may begin with the same number.
    return size > 0 && size <= file.bytes.length && body + 4 < page.length
      ? [recordAt(file, page, body, size, kind.isTable)]
      : []
  })
}

/** All values of its records, and unpacked those that are packed; nothing for a file that is no database. */
export const valuesInDatabase = (bytes: Buffer): Buffer[] => {
  if (bytes.subarray(0, MAGIC.length).toString('latin1') !== MAGIC) return []
  const size = bytes.readUInt16BE(16)
  const pageSize = size === 1 ? 65_536 : size
  const file = { bytes, pageSize, usable: pageSize - bytes[20]! }
  const pages = Array.from({ length: Math.floor(bytes.length / pageSize) }, (_, i) => i + 1)
  return pages
    .flatMap((n) => recordsOf(file, n))
    .flatMap(valuesOf)
    .flatMap((value) => [value, unsnap(value) ?? []].flat())
}
