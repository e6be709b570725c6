//! `acknowledge`: a member of a subgroup that has confirmed holds the share as well.

use crate::{
    lifecycle::Live,
    pallet::*,
    rules::{
        holders::{holders, Subgroup},
        progress::Place,
    },
    types::*,
    WeightInfo,
};
use entropy_servers::Rosters;
use frame::{deps::sp_runtime::AccountId32, prelude::*};

impl<T: Config> Pallet<T> {
    pub(crate) fn accept_acknowledgement(
        sender: AccountId32,
        registrant: AccountId32,
        dealing_hash: H256,
        holder_proof: HolderProof,
    ) -> DispatchResultWithPostInfo {
        let live = Self::live(&registrant)?;
        // No quorum is asked for, but the time is the same.
        Self::quorum(&live, 1)?;
        ensure!(dealing_hash == live.dealing_hash(), Error::<T>::WrongDealing);
        let (index, _) = T::Rosters::place(live.roster(), &sender).ok_or(Error::<T>::NotAMember)?;
        let standing = live.standing(index).ok_or(Error::<T>::NotAMember)?;
        let members = T::Rosters::members(live.roster(), index);
        let subgroup = Subgroup { index, members: &members, excluded: standing.excluded };
        let (place, _) = subgroup.find(&sender).ok_or(Error::<T>::NotAMember)?;
        ensure!(standing.confirmed, Error::<T>::NotConfirmed);
        ensure!(standing.excluded & place.bit() == 0, Error::<T>::Excluded);
        ensure!(standing.holders & place.bit() == 0, Error::<T>::AlreadyHolder);
        let dealing = Self::dealing(&registrant)?;
        let opened = Self::open_dealing(&registrant, &live, &dealing)?;
        let holder = holders(&opened, &subgroup, place, &holder_proof, &[]).map_err(Error::<T>::from)?;

        match live {
            Live::InFlight(registration, mut dealt) => {
                dealt.note(index, |progress| progress.holders |= holder);
                Self::put_dealt(&registrant, registration, dealt);
            }
            Live::Healing(mut key, _) => {
                key.note_holders(index, holder);
                Registered::<T>::insert(&registrant, key);
            }
        }
        let Place { subgroup, member } = place;
        Self::deposit_event(Event::Acknowledged { registrant, dealing_hash, subgroup, member });
        Ok(Some(T::WeightInfo::acknowledge(dealing.threshold.into())).into())
    }
}
