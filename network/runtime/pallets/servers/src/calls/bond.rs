//! `bond_extra`: what makes up for slashes.

use crate::pallet::*;
use frame::{deps::sp_runtime::AccountId32, prelude::*, token::fungible::hold::Mutate as _};

impl<T: Config> Pallet<T> {
    pub(crate) fn add_to_bond(stash: AccountId32, amount: u128) -> DispatchResult {
        let mut server = Self::staying(&stash)?;
        T::Currency::hold(&HoldReason::Bond.into(), &stash, amount)?;
        server.bond = Self::bond_of(&stash);
        Servers::<T>::insert(&stash, server);
        Self::deposit_event(Event::Bonded { stash, amount });
        Ok(())
    }
}
