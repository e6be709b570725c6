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
    let context = |member: &'_ RosterMember| Holder {
        dealing_hash: dealing.hashes.dealing,
        subgroup,
        tss_account: member.tss_account.clone().into(),
    };
    let holds = |member: &RosterMember, proof: &HolderProof| {
        verify_holder(context(member).as_protocol(), &share, &proof.commitment, &proof.response)
    };
    let sender_holds = members.get(sender).is_some_and(|member| holds(member, own));
    if !sender_holds {
        return Err(ProofError::BadHolderProof);
    }
    acks.iter().try_fold(bit(sender), |found, ack| {
        let member = usize::from(ack.member);
        let good = members.get(member).is_some_and(|info| {
            found & bit(member) == 0 && context(info).signed(ack) && holds(info, &ack.holder_proof)
        });
        good.then_some(found | bit(member)).ok_or(ProofError::BadAck)
    })
}

/// Subgroups have at most 32 members.
fn bit(member: usize) -> u32 {
    1u32.checked_shl(member as u32).unwrap_or_default()
}

struct Holder {
    dealing_hash: [u8; 32],
    subgroup: u8,
    tss_account: [u8; 32],
}

impl Holder {
    fn as_protocol(&self) -> HolderContext<'_> {
        HolderContext {
            dealing_hash: &self.dealing_hash,
            subgroup: self.subgroup,
            tss_account: &self.tss_account,
        }
    }

    fn signed(&self, ack: &Ack) -> bool {
        let HolderProof { commitment, response } = &ack.holder_proof;
        let message = ack_hash(self.as_protocol(), commitment, response);
        sr25519_verify(&Signature::from_raw(ack.signature), &message, &Public::from_raw(self.tss_account))
    }
}
