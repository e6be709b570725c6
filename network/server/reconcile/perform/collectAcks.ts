import { toHex } from '../../../../src/core/bytes.ts'
import { hasMember } from '../../../../src/core/chain/dealt.ts'
import { verifyAck } from '../../../../src/core/dealing/holderProof.ts'
import { verifyingShare } from '../../../../src/core/dealing/partial.ts'
import { progressOf } from '../../chain/progress.ts'
import type { LiveDealing } from '../../chain/state.ts'
import type { AskPeer } from '../../peers/ask.ts'
import type { MemberAck } from '../../shares/intake.ts'
import type { Place } from '../../shares/place.ts'

/** Verified acknowledgements of the other members; a peer is asked again only until its own has come. */
export const createAckCollector = (askPeer: AskPeer) => {
  const collected = new Map<string, Map<number, MemberAck>>()

  const collectFrom = async (live: LiveDealing, place: Place, member: number): Promise<MemberAck | undefined> => {
    const peer = place.members[member]!
    const { dealingHash } = live.opened
    const { ack } = await askPeer(peer, live.registrant, dealingHash)
    const claim = { dealingHash, subgroup: place.subgroup, tssAccount: peer.tssAccount }
    if (ack === undefined || ack.member !== member) return undefined
    return verifyAck({ ...claim, verifyingShare: verifyingShare(live.opened, place.subgroup), ack }) ? ack : undefined
  }

  return {
    /** Asks every member that still takes part and has not answered yet, all at once; those that fail are asked again the next time. */
    async collect(live: LiveDealing, place: Place): Promise<MemberAck[]> {
      const name = toHex(live.opened.dealingHash)
      const acks = collected.get(name) ?? new Map<number, MemberAck>()
      collected.set(name, acks)
      const { excluded } = progressOf(live, place.subgroup)
      for (const member of acks.keys()) if (hasMember(excluded, member)) acks.delete(member)
      const wanted = [...place.members.keys()].filter(
        (member) => member !== place.member && !acks.has(member) && !hasMember(excluded, member),
      )
      await Promise.allSettled(
        wanted.map(async (member) => {
          const ack = await collectFrom(live, place, member)
          if (ack !== undefined) acks.set(member, ack)
        }),
      )
      return [...acks.values()]
    },
    /** Forgets dealings that are no longer looked after. */
    keepOnly(dealingHashes: ReadonlySet<string>) {
      for (const name of collected.keys()) if (!dealingHashes.has(name)) collected.delete(name)
    },
  }
}
export type AckCollector = ReturnType<typeof createAckCollector>
