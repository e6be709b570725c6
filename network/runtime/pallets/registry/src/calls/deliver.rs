//! `deliver`: a committed envelope comes on chain, for a member that did not get it.

use crate::{
    pallet::*,
    rules::{envelope::Seat, progress::Place},
    types::*,
};
use entropy_servers::Rosters;
use frame::{deps::sp_runtime::AccountId32, prelude::*};

/// An envelope with the proof that it is the one that was dealt.
pub(crate) struct CommittedEnvelope {
    pub dealing_hash: H256,
    pub place: Place,
    pub envelope: Envelope,
    pub proof: MerkleProof,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn accept_delivery(
        registrant: AccountId32,
        delivery: CommittedEnvelope,
    ) -> DispatchResultWithPostInfo {
        let (registration, mut dealt) = Self::dealt(&registrant)?;
        Self::deadlines(&dealt).deliver(Self::now()).map_err(Error::<T>::from)?;
        let seat = Self::seat(&dealt, &delivery)?;
        let CommittedEnvelope { dealing_hash, place, envelope, proof } = delivery;
        let Place { subgroup, member } = place;
        let progress = dealt.of(subgroup).ok_or(Error::<T>::InvalidSubgroup)?;
        ensure!(progress.holders & place.bit() == 0, Error::<T>::AlreadyHolder);
        ensure!(progress.delivered & place.bit() == 0, Error::<T>::AlreadyDelivered);
        ensure!(dealt.takes_delivery(progress), Error::<T>::TooManyDeliveries);
        let dealing = Self::dealing(&registrant)?;
        ensure!(seat.is_committed(&dealing, &envelope, &proof), Error::<T>::BadMerkleProof);

        let pays = if progress.missing & place.bit() == 0 { Pays::Yes } else { Pays::No };
        dealt.note(subgroup, |progress| progress.delivered |= place.bit());
        Self::put_dealt(&registrant, registration, dealt);
        Deliveries::<T>::insert(&registrant, (subgroup, member), envelope);
        Self::deposit_event(Event::Delivered { registrant, dealing_hash, subgroup, member });
        Ok((None, pays).into())
    }

    /// Where in the dealing's roster an envelope belongs.
    pub(crate) fn seat(dealt: &Dealt, claim: &CommittedEnvelope) -> Result<Seat, Error<T>> {
        ensure!(claim.dealing_hash == dealt.dealing_hash, Error::<T>::WrongDealing);
        let subgroups = dealt.subgroups.len() as u8;
        ensure!(claim.place.subgroup < subgroups, Error::<T>::InvalidSubgroup);
        let members = |subgroup| T::Rosters::members(dealt.roster, subgroup);
        let roster: alloc::vec::Vec<_> = (0..subgroups).map(members).collect();
        Seat::of(&roster, claim.place).ok_or(Error::<T>::NotAMember)
    }
}
