import { type Codec, Struct } from 'scale-ts'
import { type Dealing, MAX_COMMITMENTS } from '../dealing/statement.ts'
import { bytes, decode, u8, vector } from '../scale.ts'

export const commitmentsCodec = vector(bytes(33), MAX_COMMITMENTS)

export const dealingCodec: Codec<Dealing> = Struct({
  threshold: u8,
  roster: bytes(32),
  verifyingKey: bytes(33),
  commitments: commitmentsCodec,
  noncePoint: bytes(33),
  uCommitments: commitmentsCodec,
  vCommitments: commitmentsCodec,
  envelopesRoot: bytes(32),
  proofOfPossession: bytes(64),
})

export const decodeDealing = (encoded: Uint8Array): Dealing => decode(dealingCodec, encoded, 'dealing')
