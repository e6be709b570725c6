//! `confirm`: its checks in the order of their errors, then what the confirmation of a subgroup adds.

use crate::{
    confirmation::{holders, position, ProofError},
    pallet::*,
    types::*,
    WeightInfo,
};
use entropy_protocol::partial::check_partial;
use entropy_servers::Rosters;
use frame::{deps::sp_runtime::AccountId32, prelude::*};

/// What a member says for its subgroup.
pub(crate) struct Confirmation {
    pub sender: AccountId32,
    pub dealing_hash: H256,
    pub subgroup: u8,
    pub partial: [u8; 32],
    pub holder_proof: HolderProof,
    pub acks: Acks,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn accept_confirmation(
        registrant: AccountId32,
        confirmation: Confirmation,
    ) -> DispatchResultWithPostInfo {
        let (mut registration, mut dealt, dealing) = Self::dealt(&registrant)?;
        let holders = Self::check_confirmation(&registrant, &dealt, &dealing, &confirmation)?;

        let Confirmation { dealing_hash, subgroup, partial, acks, .. } = confirmation;
        dealt.record(usize::from(subgroup), partial, holders);
        let event = Event::SubgroupConfirmed { registrant: registrant.clone(), dealing_hash, subgroup };
        Self::deposit_event(event);
        let threshold = dealing.threshold.into();
        let mut weight = T::WeightInfo::confirm(threshold, acks.len() as u32);
        if dealt.missing().is_empty() {
            weight.saturating_accrue(T::WeightInfo::complete(threshold));
            Self::complete(&registrant, registration, dealt, dealing)?;
        } else {
            registration.stage = Stage::Dealt(dealt);
            Registrations::<T>::insert(&registrant, registration);
        }
        Ok((Some(weight), Pays::No).into())
    }

    /// Returns the bitmap of those who have shown that they hold the share.
    fn check_confirmation(
        registrant: &AccountId32,
        dealt: &Dealt,
        dealing: &Dealing,
        confirmation: &Confirmation,
    ) -> Result<u32, Error<T>> {
        let Confirmation { sender, dealing_hash, subgroup, partial, holder_proof, acks } = confirmation;
        let members = T::Rosters::members(dealt.roster, *subgroup);
        let quorum = Self::deadlines(dealt)
            .quorum(Self::now(), members.len() as u32)
            .ok_or(Error::<T>::DeadlinePassed)?;
        ensure!(*dealing_hash == dealt.dealing_hash, Error::<T>::WrongDealing);
        let progress = dealt.subgroups.get(usize::from(*subgroup)).ok_or(Error::<T>::InvalidSubgroup)?;
        let place = position(&members, sender).ok_or(Error::<T>::NotAMember)?;
        ensure!(progress.partial.is_none(), Error::<T>::AlreadyConfirmed);
        let context = Self::context(registrant, dealt.attempt, dealt.subgroups.len() as u8);
        let opened = dealing.open(&context)?;
        let holders = holders(&opened, *subgroup, &members, place, holder_proof, acks)?;
        ensure!(holders.count_ones() >= quorum, Error::<T>::NoQuorum);
        ensure!(check_partial(&opened, *subgroup, partial), Error::<T>::InvalidPartial);
        Ok(holders)
    }
}

impl<T> From<ProofError> for Error<T> {
    fn from(error: ProofError) -> Self {
        match error {
            ProofError::BadHolderProof => Self::BadHolderProof,
            ProofError::BadAck => Self::BadAck,
        }
    }
}
