//! Who of a subgroup has shown that it holds the share.

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

/// The place of the member that this account signs for.
pub fn position(members: &[RosterMember], tss_account: &AccountId32) -> Option<usize> {
    members.iter().position(|member| member.tss_account == *tss_account)
}

/// One bit for the sender and for each member whose ack it brings, each at most once.
pub fn holders(
    dealing: &OpenedDealing,
    subgroup: u8,
    members: &[RosterMember],
    sender: usize,
    own: &HolderProof,
    acks: &[Ack],
) -> Result<u32, ProofError> {
    let share = dealing.verifying_share(subgroup);
    let holds = |member: &RosterMember, proof: &HolderProof| {
        verify_holder(context(dealing, subgroup, member), &share, &proof.commitment, &proof.response)
    };
    let sender_holds = members.get(sender).is_some_and(|member| holds(member, own));
    if !sender_holds {
        return Err(ProofError::BadHolderProof);
    }
    acks.iter().try_fold(bit(sender), |found, ack| {
        let place = usize::from(ack.member);
        let good = members.get(place).is_some_and(|member| {
            found & bit(place) == 0
                && is_signed(context(dealing, subgroup, member), ack)
                && holds(member, &ack.holder_proof)
        });
        good.then_some(found | bit(place)).ok_or(ProofError::BadAck)
    })
}

/// Subgroups have at most 32 members.
fn bit(place: usize) -> u32 {
    1u32.checked_shl(place as u32).unwrap_or_default()
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
