//! Envelopes that come to the chain.

use super::progress::Place;
use crate::types::*;
use alloc::vec::Vec;
use entropy_protocol::accusation::{
    envelope::{Addressee, Envelope as ProtocolEnvelope},
    merkle::verify_proof,
};
use entropy_servers::{Members, RosterMember};

/// A member and the place of its envelope in the dealing's tree.
pub struct Seat {
    pub subgroup: u8,
    pub member: RosterMember,
    index: u32,
    count: u32,
}

impl Seat {
    /// `None` if the roster has no such member.
    pub fn of(roster: &[Members], place: Place) -> Option<Self> {
        let members_of = |subgroups: &[Members]| subgroups.iter().map(|members| members.len() as u32).sum();
        let (before, rest) = roster.split_at_checked(place.subgroup.into())?;
        let member = rest.first()?.get(usize::from(place.member))?.clone();
        let index = members_of(before) + u32::from(place.member);
        Some(Self { subgroup: place.subgroup, member, index, count: members_of(roster) })
    }

    pub fn addressee(&self) -> Addressee<'_> {
        Addressee {
            subgroup: self.subgroup,
            tss_account: self.member.tss_account.as_ref(),
            x25519_public_key: &self.member.x25519_public_key,
        }
    }

    /// Whether this is the envelope that the dealing has for the member.
    pub fn is_committed(&self, dealing: &Dealing, envelope: &Envelope, proof: &MerkleProof) -> bool {
        let leaf = envelope.as_protocol().leaf(self.member.tss_account.as_ref());
        let proof: Vec<[u8; 32]> = proof.iter().map(|sibling| sibling.0).collect();
        verify_proof(dealing.envelopes_root.as_fixed_bytes(), &leaf, self.index, self.count, &proof)
    }
}

impl Envelope {
    pub(crate) fn as_protocol(&self) -> ProtocolEnvelope<'_> {
        ProtocolEnvelope { enc: &self.enc, ciphertext: &self.ciphertext }
    }
}
