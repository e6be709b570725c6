//! `deal`: its checks in the order of their errors, then what a dealing takes.

use crate::{pallet::*, types::*, WeightInfo};
use entropy_protocol::dealing::DealingError;
use entropy_servers::Rosters;
use frame::{deps::sp_runtime::AccountId32, prelude::*};

impl<T: Config> Pallet<T> {
    pub(crate) fn accept_dealing(registrant: AccountId32, dealing: Dealing) -> DispatchResultWithPostInfo {
        let block = Self::now();
        let mut registration = Registrations::<T>::get(&registrant).ok_or(Error::<T>::NotOpen)?;
        let open = matches!(registration.stage, Stage::Open { until } if block <= until);
        ensure!(open, Error::<T>::NotOpen);
        let (roster, subgroups) = T::Rosters::dealable(&dealing.roster).ok_or(Error::<T>::WrongRoster)?;
        dealing.check_form(subgroups).map_err(Error::<T>::from)?;
        ensure!(!VerifyingKeys::<T>::contains_key(dealing.verifying_key), Error::<T>::KeyTaken);
        let attempt = Registrants::<T>::get(&registrant).attempts.saturating_add(1);
        let context = Self::context(&registrant, attempt, subgroups.into());
        let hashes = dealing.check_content(&context).map_err(Error::<T>::from)?;
        let nonce = dealing.nonce_id();
        ensure!(!UsedNonces::<T>::contains_key(nonce), Error::<T>::NonceUsed);

        let dealing_hash = H256(hashes.dealing);
        let progress = alloc::vec![SubgroupProgress::default(); subgroups.into()];
        let progress = PerSubgroup::truncate_from(progress);
        registration.stage =
            Stage::Dealt(Dealt { attempt, block, roster, dealing_hash, subgroups: progress });
        let weight = T::WeightInfo::deal(dealing.threshold.into());
        T::Rosters::acquire(roster);
        UsedNonces::<T>::insert(nonce, ());
        VerifyingKeys::<T>::insert(dealing.verifying_key, &registrant);
        Registrants::<T>::mutate(&registrant, |account| account.attempts = attempt);
        Dealings::<T>::insert(&registrant, dealing);
        Registrations::<T>::insert(&registrant, registration);
        Self::deposit_event(Event::Dealt { registrant, attempt, dealing_hash });
        Ok(Some(weight).into())
    }
}

impl<T> From<DealingError> for Error<T> {
    fn from(error: DealingError) -> Self {
        match error {
            DealingError::InvalidThreshold => Self::InvalidThreshold,
            DealingError::WrongLength => Self::WrongLength,
            DealingError::InvalidProof => Self::InvalidProof,
            DealingError::InvalidPoint => Self::InvalidPoint,
            DealingError::Degenerate => Self::DegenerateDealing,
        }
    }
}
