import { callVectors } from './chain/calls.ts'
import { extrinsicVectors } from './chain/extrinsics.ts'
import { storageVectors } from './chain/storage.ts'
import { storageKeyVectors } from './chain/storageKeys.ts'
import { combineVectors, dealingVectors, partialVectors, shareVectors, statementVectors } from './dealings.ts'
import { toJson } from './json.ts'
import { lowDealing } from './lowDealing.ts'
import { lowOpeningVectors, openingVectors } from './openings.ts'
import { ackVectors, envelopeVectors, holderProofVectors, merkleClaimVectors, merkleVectors } from './proofs.ts'
import { refusedChanges } from './refused/changes.ts'
import { refusedDealings } from './refused/dealings.ts'
import { sampleDealing } from './samples.ts'
import { hashVectors, rosterVectors } from './values/hashes.ts'
import { pointVectors } from './values/points.ts'
import { scalarVectors } from './values/scalars.ts'

/** How to read the file; it stands at its top. */
const about = {
  written:
    'By `npm run vectors` from src/core, the same in every run. Bytes are 0x-hexadecimal, u128 decimal text, absent values null, points 33 bytes compressed, scalars 32 bytes big-endian.',
  hash: 'H(tag, data) = blake2_256(u8 length of tag, tag, data)',
  roster: 'roster_hash; a roster is a list of subgroups, each a list of members',
  statement: 'statement_hash and m (messageHash)',
  dealing:
    'Dealings that pass every check, with all their secrets; the last one has the lowest scalars that there are. `encoded` is the SCALE of Dealing, `usedNonce` blake2_256(X, R). shares, partials and verifyingShares are by subgroup; `signature` is the test signature by any t partials; envelopes are in leaf order.',
  refusedDealing: '`deal` refuses `dealing` in `context` with `error`; all other checks before that one pass',
  share: 'Share check against the dealing of that name',
  partial: 'Partial check against the dealing of that name',
  combine: 'Combination for the dealing of that name: `signature`, or `error` and the `culprits`',
  holderProof: 'Schnorr proof for X_i (verifyingShare)',
  ack: 'Holder proof with the signature of tssAccount',
  merkle: 'Root and all proofs of a list of leaves',
  merkleClaim: 'Whether `proof` shows that `leaf` is number `index` of `count`',
  envelope: 'Opening gives `share` or `error`; the good one says how it was sealed and its leaf',
  opening:
    'What judging an envelope that its dealer opens comes to: the member accused falsely (good) or rightly (bad), or nothing is shown (wrong-ephemeral)',
  refusedChange:
    'The case `name` of `category` (the first of that name) with one change, and what it then comes to. `field` is a JSON pointer; the rule turns one bit (k mod 8 of byte k / 8), sets a value, or removes, repeats or swaps entries of a list',
  storage: 'Values of storage, by type, with their SCALE',
  storageKey: 'Where a value lies in storage, or a whole map begins',
  call: 'Calls with their SCALE, pallet and call index first',
  extrinsic:
    'Signed extrinsics, version 4, with their length; `payload` is what was signed (hashed when above 256 bytes)',
  point: 'Whether 33 bytes are a point, the identity never being one',
  scalar: 'Whether 32 bytes are in 1 … n-1 (valid), or in 0 … n-1 (validOrZero)',
}

export const buildVectors = async (): Promise<string> => {
  const pair = await sampleDealing(2, [1, 1])
  const development = await sampleDealing(2, [2, 2, 2])
  const four = await sampleDealing(3, [3, 1, 2, 3])
  const largest = await sampleDealing(11, Array(16).fill(1))
  const low = await lowDealing()
  const dealings = [pair, development, four, largest, low]
  const vectors = {
    about,
    hash: hashVectors(),
    roster: rosterVectors(dealings),
    statement: statementVectors(development),
    dealing: dealingVectors(dealings),
    refusedDealing: refusedDealings(development),
    share: [development, low].flatMap(shareVectors),
    partial: [development, largest, low].flatMap(partialVectors),
    combine: [development, four, largest].flatMap(combineVectors),
    holderProof: holderProofVectors(development),
    ack: ackVectors(development),
    merkle: merkleVectors(),
    merkleClaim: merkleClaimVectors(),
    envelope: await envelopeVectors(development),
    opening: [...(await openingVectors(development)), ...(await lowOpeningVectors(low))],
    refusedChange: refusedChanges(development),
    storage: storageVectors(development),
    storageKey: storageKeyVectors(development),
    call: callVectors(development),
    extrinsic: extrinsicVectors(development),
    point: pointVectors(),
    scalar: scalarVectors(),
  }
  return `${JSON.stringify(toJson(vectors), null, 1)}\n`
}
