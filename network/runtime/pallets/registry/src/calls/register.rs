//! The two ends of a registration that is not dealt yet: `register` and `cancel`.

use crate::{pallet::*, types::*};
use entropy_constraints::Rules;
use frame::{deps::sp_runtime::AccountId32, prelude::*, token::fungible::hold::Mutate as _};

impl<T: Config> Pallet<T> {
    pub(crate) fn start(
        registrant: AccountId32,
        constraint_account: AccountId32,
        initial_constraints: Option<Rules>,
    ) -> DispatchResult {
        ensure!(!Registrations::<T>::contains_key(&registrant), Error::<T>::AlreadyRegistering);
        ensure!(!Registered::<T>::contains_key(&registrant), Error::<T>::AlreadyRegistered);
        let valid = initial_constraints.as_ref().is_none_or(Rules::is_valid);
        ensure!(valid, Error::<T>::InvalidConstraints);
        let RegistryParameters { deposit, deal_window, .. } = Parameters::<T>::get();
        T::Currency::hold(&HoldReason::Deposit.into(), &registrant, deposit)?;
        let until = Self::now().saturating_add(deal_window);
        let stage = Stage::Open { until };
        let registration = Registration { constraint_account, initial_constraints, deposit, stage };
        Registrations::<T>::insert(&registrant, registration);
        Self::deposit_event(Event::RegistrationOpened { registrant, until });
        Ok(())
    }

    pub(crate) fn withdraw(registrant: AccountId32) -> DispatchResult {
        let registration = Registrations::<T>::get(&registrant).ok_or(Error::<T>::NotRegistering)?;
        ensure!(matches!(registration.stage, Stage::Open { .. }), Error::<T>::WrongStage);
        Self::end(&registrant, registration, Reason::Cancelled)
    }
}
