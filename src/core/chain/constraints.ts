import { bool, type Codec, Option, Struct } from 'scale-ts'
import { bytes, decode, names, vector } from '../scale.ts'

/** Which addresses a signature may pay. A Bitcoin entry is SHA-256 of the scriptPubKey (32 bytes), an EVM entry 20 bytes. */
export type Acl = { addresses: Uint8Array[]; kind: 'allow' | 'deny'; allowNullRecipient: boolean }

/** Without any list servers refuse to sign; an empty deny list allows everything. */
export type Constraints = { evmAcl: Acl | undefined; btcAcl: Acl | undefined }

export const MAX_ACL_ADDRESSES = 25

const aclCodec = (addressLength: number): Codec<Acl> =>
  Struct({
    addresses: vector(bytes(addressLength), MAX_ACL_ADDRESSES),
    kind: names('allow', 'deny'),
    allowNullRecipient: bool,
  })

export const constraintsCodec: Codec<Constraints> = Struct({
  evmAcl: Option(aclCodec(20)),
  btcAcl: Option(aclCodec(32)),
})

export const decodeConstraints = (encoded: Uint8Array): Constraints => decode(constraintsCodec, encoded, 'constraints')
