//! What must hold of the storage after every block.

use crate::{pallet::*, types::*};
use entropy_servers::Rosters;
use frame::{
    deps::sp_runtime::{AccountId32, TryRuntimeError},
    prelude::*,
    token::fungible::hold::Inspect as _,
};

impl<T: Config> Pallet<T> {
    pub fn check_invariants() -> Result<(), TryRuntimeError> {
        let (mut dealt, mut delivered) = (0, 0);
        for (registrant, registration) in Registrations::<T>::iter() {
            ensure!(!Registered::<T>::contains_key(&registrant), "registered and registering");
            Self::check_deposit(&registrant, registration.deposit)?;
            if let Stage::Dealt(stage) = registration.stage {
                Self::check_dealt(&registrant, &stage)?;
                dealt += 1;
                delivered += stage.deliveries() as usize;
            }
        }
        for (registrant, key) in Registered::<T>::iter() {
            Self::check_deposit(&registrant, key.deposit)?;
            ensure!(T::Rosters::subgroups(key.roster).is_some(), "roster of a key is gone");
            let taken = VerifyingKeys::<T>::get(key.verifying_key) == Some(registrant);
            ensure!(taken, "registered key not taken");
        }
        for (registrant, healing) in Healings::<T>::iter() {
            let key = Registered::<T>::get(&registrant).ok_or("healing of nobody")?;
            ensure!(!key.missing_subgroups.is_empty(), "nothing to heal");
            ensure!(healing.excluded.len() == key.holders.len(), "healing of other subgroups");
            ensure!(Dealings::<T>::contains_key(&registrant), "dealing of a healing key is gone");
        }
        let healing = Healings::<T>::iter().count();
        ensure!(Dealings::<T>::iter().count() == dealt + healing, "dealing of nobody");
        let taken = dealt + Registered::<T>::iter().count();
        ensure!(VerifyingKeys::<T>::iter().count() == taken, "key of nobody");
        ensure!(Deliveries::<T>::iter().count() == delivered, "delivery of nobody");
        Ok(())
    }

    fn check_deposit(registrant: &AccountId32, deposit: u128) -> Result<(), TryRuntimeError> {
        let held = T::Currency::balance_on_hold(&HoldReason::Deposit.into(), registrant);
        ensure!(held == deposit, "deposit is not what is held");
        Ok(())
    }

    fn check_dealt(registrant: &AccountId32, dealt: &Dealt) -> Result<(), TryRuntimeError> {
        let dealing = Dealings::<T>::get(registrant).ok_or("dealing is gone")?;
        let reserved = VerifyingKeys::<T>::get(dealing.verifying_key).as_ref() == Some(registrant);
        ensure!(reserved, "key not reserved");
        let subgroups = T::Rosters::subgroups(dealt.roster).map(usize::from);
        ensure!(subgroups == Some(dealt.subgroups.len()), "roster of a registration is gone");
        for (subgroup, progress) in (0..).zip(&dealt.subgroups) {
            let SubgroupProgress { partial, holders, excluded, missing, bad, delivered } = progress;
            let members = T::Rosters::members(dealt.roster, subgroup).len() as u32;
            let strangers = u32::MAX.checked_shl(members).unwrap_or_default();
            let named = holders | excluded | missing | bad | delivered;
            ensure!(named & strangers == 0, "a member that is none");
            ensure!(holders & excluded == 0, "holder that takes no part");
            ensure!(
                partial.is_some() == (*holders != 0),
                "confirmed without holders, or held without confirming"
            );
        }
        ensure!(!dealt.has_too_many_deliveries(), "too many deliveries");
        let mut delivered = dealt.places(|progress| progress.delivered).into_iter();
        let on_chain = |(subgroup, member)| Deliveries::<T>::contains_key(registrant, (subgroup, member));
        ensure!(delivered.all(|place| on_chain((place.subgroup, place.member))), "delivery is gone");
        Ok(())
    }
}
