//! `challenge`: a member has no share to hold, and says so.

use crate::{pallet::*, rules::progress::Place, types::*};
use entropy_servers::Rosters;
use frame::{deps::sp_runtime::AccountId32, prelude::*};

impl<T: Config> Pallet<T> {
    pub(crate) fn accept_challenge(
        sender: AccountId32,
        registrant: AccountId32,
        dealing_hash: H256,
        complaint: Complaint,
    ) -> DispatchResult {
        let (registration, mut dealt) = Self::dealt(&registrant)?;
        ensure!(dealing_hash == dealt.dealing_hash, Error::<T>::WrongDealing);
        let (subgroup, member) = T::Rosters::place(dealt.roster, &sender).ok_or(Error::<T>::NotAMember)?;
        let place = Place { subgroup, member };
        let progress = dealt.of(subgroup).ok_or(Error::<T>::NotAMember)?;
        let delivered = progress.delivered & place.bit() != 0;
        Self::deadlines(&dealt).accuse(Self::now(), complaint, delivered).map_err(Error::<T>::from)?;
        ensure!(progress.excluded & place.bit() == 0, Error::<T>::Excluded);
        ensure!(progress.holders & place.bit() == 0, Error::<T>::AlreadyHolder);
        let before = match complaint {
            Complaint::Missing => progress.missing | progress.bad,
            // What was missing may turn out to be bad once it is there.
            Complaint::Bad => progress.bad,
        };
        ensure!(before & place.bit() == 0, Error::<T>::AlreadyChallenged);

        dealt.note(subgroup, |progress| match complaint {
            Complaint::Missing => progress.missing |= place.bit(),
            Complaint::Bad => progress.bad |= place.bit(),
        });
        Self::put_dealt(&registrant, registration, dealt);
        Self::deposit_event(Event::Challenged { registrant, dealing_hash, subgroup, member, complaint });
        Ok(())
    }
}
