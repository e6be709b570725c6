import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** SubjectPublicKeyInfo of a compressed secp256k1 point (RFC 5480), up to the point. */
const PUBLIC_KEY = Buffer.from('3036301006072a8648ce3d020106052b8104000a032200', 'hex')

/** A positive INTEGER in DER: no leading zeros, but one where the first bit is set. */
const integer = (bytes: Buffer): Buffer => {
  const start = bytes.findIndex((byte) => byte !== 0)
  const digits = bytes.subarray(start < 0 ? bytes.length - 1 : start)
  const body = digits[0]! & 0x80 ? Buffer.concat([Buffer.of(0), digits]) : digits
  return Buffer.concat([Buffer.of(0x02, body.length), body])
}

const derSignature = (signature: Buffer): Buffer => {
  const body = Buffer.concat([integer(signature.subarray(0, 32)), integer(signature.subarray(32))])
  return Buffer.concat([Buffer.of(0x30, body.length), body])
}

export type Signed = {
  /** 33 bytes. */
  readonly verifyingKey: Uint8Array
  /** 32 bytes. */
  readonly messageHash: Uint8Array
  /** r ‖ s, 64 bytes. */
  readonly signature: Uint8Array
}

/** What the `openssl` command says about an ECDSA signature. @throws when there is no such command */
export const opensslAccepts = ({ verifyingKey, messageHash, signature }: Signed): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'entropy-openssl-'))
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  try {
    const body = Buffer.concat([PUBLIC_KEY, verifyingKey]).toString('base64').replace(/.{64}/g, '$&\n').trim()
    const key = file('key.pem', `-----BEGIN PUBLIC KEY-----\n${body}\n-----END PUBLIC KEY-----\n`)
    const message = file('message', Buffer.from(messageHash))
    const signed = file('signature', derSignature(Buffer.from(signature)))
    const args = ['pkeyutl', '-verify', '-pubin', '-inkey', key, '-in', message, '-sigfile', signed]
    const { error, status } = spawnSync('openssl', args, { stdio: 'ignore' })
    if (error) throw error
    return status === 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
