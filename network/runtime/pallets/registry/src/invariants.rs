//! What must hold of the storage after every block.

use crate::{pallet::*, types::*};
use entropy_servers::Rosters;
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*, token::fungible::hold::Inspect as _};

impl<T: Config> Pallet<T> {
    pub fn check_invariants() -> Result<(), TryRuntimeError> {
        let mut dealt = 0;
        for (registrant, registration) in Registrations::<T>::iter() {
            ensure!(!Registered::<T>::contains_key(&registrant), "registered and registering");
            let held = T::Currency::balance_on_hold(&HoldReason::Deposit.into(), &registrant);
            ensure!(held == registration.deposit, "deposit of a registration is not held");
            let Stage::Dealt(stage) = registration.stage else {
                continue;
            };
            let dealing = Dealings::<T>::get(&registrant).ok_or("dealing is gone")?;
            ensure!(VerifyingKeys::<T>::get(dealing.verifying_key) == Some(registrant), "key not reserved");
            ensure!(T::Rosters::subgroups(stage.roster).is_some(), "roster of a registration is gone");
            dealt += 1;
        }
        for (registrant, key) in Registered::<T>::iter() {
            let held = T::Currency::balance_on_hold(&HoldReason::Deposit.into(), &registrant);
            ensure!(held == key.deposit, "deposit of a registered key is not held");
            ensure!(
                VerifyingKeys::<T>::get(key.verifying_key) == Some(registrant),
                "registered key not taken"
            );
        }
        ensure!(Dealings::<T>::iter().count() == dealt, "dealing of nobody");
        let taken = dealt + Registered::<T>::iter().count();
        ensure!(VerifyingKeys::<T>::iter().count() == taken, "key of nobody");
        Ok(())
    }
}
