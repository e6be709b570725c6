//! What offences cost: part of the bond, and mostly the seat.

use crate::{pallet::*, types::*};
use frame::{
    deps::{frame_support::storage::with_storage_layer, sp_runtime::AccountId32},
    prelude::*,
    token::{
        fungible::hold::{Inspect as _, Mutate as _},
        tokens::Restriction,
    },
};

/// Where proven offences are reported.
pub trait Offences {
    /// Punishes as far as there is something to take. Who has withdrawn owes nothing any more.
    fn punish(stash: &AccountId32, offence: Offence);
}

impl<T: Config> Offences for Pallet<T> {
    fn punish(stash: &AccountId32, offence: Offence) {
        let Some(mut server) = Servers::<T>::get(stash) else {
            return;
        };
        let parameters = Parameters::<T>::get();
        let fine = match offence {
            Offence::FalsePartial => parameters.false_partial_slash * parameters.min_bond,
            Offence::FalseAccusation => server.bond,
            Offence::Silence => parameters.silence_slash * parameters.min_bond,
        };
        let amount = Self::slash(stash, fine);
        server.bond = Self::bond_of(stash);
        Self::deposit_event(Event::Slashed { stash: stash.clone(), offence, amount });
        // Anybody may be silent now and then, by a failure of its machine.
        if offence != Offence::Silence || server.bond < parameters.min_bond / 2 {
            server.status = Self::chill(stash, server.status);
        }
        Servers::<T>::insert(stash, server);
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn bond_of(stash: &AccountId32) -> u128 {
        T::Currency::balance_on_hold(&HoldReason::Bond.into(), stash)
    }

    /// Moves so much of the bond to the pot, or what there is; returns how much it was.
    fn slash(stash: &AccountId32, fine: u128) -> u128 {
        let (reason, pot) = (HoldReason::Bond.into(), T::Pot::get());
        let (best_effort, force) = (Precision::BestEffort, Fortitude::Force);
        // In a layer of its own: a transfer that fails half-way must leave no trace, and is no reason to fail here.
        with_storage_layer(|| {
            T::Currency::transfer_on_hold(&reason, stash, &pot, fine, best_effort, Restriction::Free, force)
        })
        .unwrap_or_default()
    }

    /// Takes the seat at once. Dealings for rosters that name the server still count on it.
    fn chill(stash: &AccountId32, status: ServerStatus) -> ServerStatus {
        match status {
            ServerStatus::Candidate | ServerStatus::Chilled => ServerStatus::Chilled,
            ServerStatus::Seated { subgroup } => {
                Self::vacate(stash, subgroup);
                Self::request(Rotation::NextBlock);
                Self::deposit_event(Event::Chilled { stash: stash.clone() });
                ServerStatus::Chilled
            }
            ServerStatus::Leaving { .. } => {
                // It may still be in the current roster, out of which it would have gone at the end of the period.
                if NextRotation::<T>::exists() {
                    Self::request(Rotation::NextBlock);
                }
                status
            }
        }
    }

    pub(crate) fn vacate(stash: &AccountId32, subgroup: u8) {
        Subgroups::<T>::mutate(subgroup, |stashes| stashes.retain(|seated| seated != stash));
    }
}
