//! Who of a subgroup has shown that it holds the share.

use super::progress::Place;
use crate::types::{Ack, HolderProof};
use entropy_protocol::{
    dealing::OpenedDealing,
    holder::{ack_hash, verify_holder, HolderContext},
};
use entropy_servers::RosterMember;
use frame::deps::{
    sp_core::sr25519::{Public, Signature},
    sp_io::crypto::sr25519_verify,
    sp_runtime::AccountId32,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofError {
    BadHolderProof,
    BadAck,
}

/// The members of a subgroup, in roster order, and the bits of those that take no more part.
#[derive(Clone, Copy, Debug)]
pub struct Subgroup<'a> {
    pub index: u8,
    pub members: &'a [RosterMember],
    pub excluded: u32,
}

impl Subgroup<'_> {
    /// How many take part.
    pub fn active(&self) -> u32 {
        (self.members.len() as u32).saturating_sub(self.excluded.count_ones())
    }

    /// The member that this account signs for.
    pub fn find(&self, tss_account: &AccountId32) -> Option<(Place, &RosterMember)> {
        let mut members = (0..).zip(self.members);
        let (member, found) = members.find(|(_, member)| member.tss_account == *tss_account)?;
        Some((Place { subgroup: self.index, member }, found))
    }
}

/// One bit for the sender and for each member whose ack it brings, each at most once.
pub fn holders(
    dealing: &OpenedDealing,
    subgroup: &Subgroup,
    sender: Place,
    own: &HolderProof,
    acks: &[Ack],
) -> Result<u32, ProofError> {
    let share = dealing.verifying_share(subgroup.index);
    let member = |place: Place| subgroup.members.get(usize::from(place.member));
    let holds = |member: &RosterMember, proof: &HolderProof| {
        let context = context(dealing, subgroup.index, member);
        verify_holder(context, &share, &proof.commitment, &proof.response)
    };
    if !member(sender).is_some_and(|member| holds(member, own)) {
        return Err(ProofError::BadHolderProof);
    }
    acks.iter().try_fold(sender.bit(), |found, ack| {
        let place = Place { subgroup: subgroup.index, member: ack.member };
        let unheard = (found | subgroup.excluded) & place.bit() == 0;
        let good = member(place).is_some_and(|member| {
            unheard
                && is_signed(context(dealing, subgroup.index, member), ack)
                && holds(member, &ack.holder_proof)
        });
        good.then_some(found | place.bit()).ok_or(ProofError::BadAck)
    })
}

fn context<'a>(dealing: &'a OpenedDealing, subgroup: u8, member: &'a RosterMember) -> HolderContext<'a> {
    let dealing_hash = &dealing.hashes.dealing;
    HolderContext { dealing_hash, subgroup, tss_account: member.tss_account.as_ref() }
}

/// The member's account signed the ack.
fn is_signed(context: HolderContext, ack: &Ack) -> bool {
    let HolderProof { commitment, response } = &ack.holder_proof;
    let message = ack_hash(context, commitment, response);
    let account = Public::from_raw(*context.tss_account);
    sr25519_verify(&Signature::from_raw(ack.signature), &message, &account)
}
