//! What members and dealers send to the chain.

use super::{
    chain::account,
    dealer::{encode, secret},
    made::{Made, Place},
    mock::*,
};
use entropy_protocol::{
    hash::tagged_hash,
    holder::{ack_hash, HolderContext},
    point::reduce_scalar,
};
use entropy_registry::{Ack, Complaint, Dealing, Envelope, HolderProof, MerkleProof};
use frame::{deps::sp_runtime::AccountId32, testing_prelude::*};
use k256::{elliptic_curve::PrimeField, ProjectivePoint, Scalar};

pub fn register(name: &str) -> DispatchResult {
    Registry::register(RuntimeOrigin::signed(account(name)), account("rules"), None)
}

pub fn cancel(name: &str) -> DispatchResult {
    Registry::cancel(RuntimeOrigin::signed(account(name)))
}

pub fn deal(name: &str, dealing: Dealing) -> DispatchResultWithPostInfo {
    Registry::deal(RuntimeOrigin::signed(account(name)), dealing)
}

pub fn settle(by: &str, registrant: &str) -> DispatchResultWithPostInfo {
    Registry::settle(RuntimeOrigin::signed(account(by)), account(registrant))
}

/// A result without what it weighs.
pub trait Plain {
    fn plain(self) -> DispatchResult;
}

impl Plain for DispatchResultWithPostInfo {
    fn plain(self) -> DispatchResult {
        self.map(drop).map_err(|error| error.error)
    }
}

impl Made {
    pub fn holder_proof(&self, place: Place) -> HolderProof {
        self.holder_proof_with(place, self.share(place.0))
    }

    /// As if this were its share.
    pub fn holder_proof_with(&self, place: Place, share: Scalar) -> HolderProof {
        let (nonce, tss_account) =
            (secret(&format!("holder nonce {place:?}")), self.server(place).tss_account());
        let commitment = encode(ProjectivePoint::GENERATOR * nonce);
        let public = encode(ProjectivePoint::GENERATOR * share);
        let (dealing_hash, subgroup) = (self.dealing_hash.as_bytes(), &[place.0][..]);
        let parts = [dealing_hash, subgroup, tss_account.as_ref(), &public, &commitment];
        let challenge = tagged_hash("entropy:holder-proof:v1", &parts);
        HolderProof { commitment, response: (nonce + reduce_scalar(&challenge) * share).to_repr().into() }
    }

    pub fn ack(&self, place: Place) -> Ack {
        self.ack_with(place, self.holder_proof(place))
    }

    pub fn ack_with(&self, place: Place, holder_proof: HolderProof) -> Ack {
        let (subgroup, member) = place;
        let (server, dealing_hash) = (self.server(place), self.dealing_hash.as_fixed_bytes());
        let tss_account = server.tss_account().into();
        let context = HolderContext { dealing_hash, subgroup, tss_account: &tss_account };
        let message = ack_hash(context, &holder_proof.commitment, &holder_proof.response);
        Ack { member, holder_proof, signature: server.sign(&message) }
    }

    /// By the first of these members, with the acks of the others.
    pub fn confirmation(&self, subgroup: u8, members: &[u8]) -> Confirmation {
        let (first, others) = members.split_first().unwrap();
        Confirmation {
            sender: self.server((subgroup, *first)).tss_account(),
            registrant: self.registrant.clone(),
            dealing_hash: self.dealing_hash,
            subgroup,
            partial: self.partial(subgroup),
            holder_proof: self.holder_proof((subgroup, *first)),
            acks: others.iter().map(|member| self.ack((subgroup, *member))).collect(),
        }
    }

    pub fn confirm(&self, subgroup: u8, members: &[u8]) -> DispatchResultWithPostInfo {
        self.confirmation(subgroup, members).send()
    }

    /// Confirms with every member.
    pub fn confirm_all_of(&self, subgroup: u8) {
        let members: Vec<u8> = (0..self.roster[usize::from(subgroup)].len() as u8).collect();
        assert_ok!(self.confirm(subgroup, &members));
    }

    /// The last byte is not what the share gives.
    pub fn confirm_falsely(&self, place: Place) -> DispatchResultWithPostInfo {
        self.confirmation(place.0, &[place.1]).with(|call| call.partial[31] ^= 1).send()
    }

    pub fn acknowledge(&self, place: Place) -> DispatchResultWithPostInfo {
        self.acknowledge_with(place, self.holder_proof(place))
    }

    pub fn acknowledge_with(&self, place: Place, proof: HolderProof) -> DispatchResultWithPostInfo {
        let origin = RuntimeOrigin::signed(self.server(place).tss_account());
        Registry::acknowledge(origin, self.registrant.clone(), self.dealing_hash, proof)
    }

    pub fn challenge(&self, place: Place, complaint: Complaint) -> DispatchResult {
        let origin = RuntimeOrigin::signed(self.server(place).tss_account());
        Registry::challenge(origin, self.registrant.clone(), self.dealing_hash, complaint)
    }

    pub fn evidence(&self, (subgroup, member): Place) -> Evidence {
        let (sealed, proof) = (self.sealed((subgroup, member)).clone(), self.proof((subgroup, member)));
        Evidence {
            registrant: self.registrant.clone(),
            dealing_hash: self.dealing_hash,
            subgroup,
            member,
            envelope: sealed.envelope,
            proof,
            ephemeral_secret: sealed.ephemeral_secret,
        }
    }

    pub fn deliver(&self, place: Place) -> DispatchResultWithPostInfo {
        self.evidence(place).deliver("anyone")
    }

    pub fn open(&self, place: Place) -> DispatchResultWithPostInfo {
        self.evidence(place).open()
    }
}

#[derive(Clone)]
pub struct Confirmation {
    pub sender: AccountId32,
    pub registrant: AccountId32,
    pub dealing_hash: H256,
    pub subgroup: u8,
    pub partial: [u8; 32],
    pub holder_proof: HolderProof,
    pub acks: Vec<Ack>,
}

impl Confirmation {
    pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    pub fn send(self) -> DispatchResultWithPostInfo {
        self.send_as(RuntimeOrigin::signed)
    }

    pub fn send_as(self, origin: impl FnOnce(AccountId32) -> RuntimeOrigin) -> DispatchResultWithPostInfo {
        let acks = self.acks.try_into().unwrap();
        let Self { registrant, dealing_hash, subgroup, partial, holder_proof, .. } = self;
        let origin = origin(self.sender);
        Registry::confirm(origin, registrant, dealing_hash, subgroup, partial, holder_proof, acks)
    }
}

/// An envelope with its proof, and the secret that opens it.
#[derive(Clone)]
pub struct Evidence {
    pub registrant: AccountId32,
    pub dealing_hash: H256,
    pub subgroup: u8,
    pub member: u8,
    pub envelope: Envelope,
    pub proof: MerkleProof,
    pub ephemeral_secret: [u8; 32],
}

impl Evidence {
    pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    pub fn deliver(self, by: &str) -> DispatchResultWithPostInfo {
        let Self { registrant, dealing_hash, subgroup, member, envelope, proof, .. } = self;
        let origin = RuntimeOrigin::signed(account(by));
        Registry::deliver(origin, registrant, dealing_hash, subgroup, member, envelope, proof)
    }

    pub fn open(self) -> DispatchResultWithPostInfo {
        let Self { registrant, dealing_hash, subgroup, member, envelope, proof, ephemeral_secret } = self;
        let origin = RuntimeOrigin::signed(registrant);
        Registry::open(origin, dealing_hash, subgroup, member, envelope, proof, ephemeral_secret)
    }
}
