//! `leave` and `withdraw`: how a server gets out.

use crate::{pallet::*, types::*};
use frame::{deps::sp_runtime::AccountId32, prelude::*, token::fungible::hold::Mutate as _};

impl<T: Config> Pallet<T> {
    pub(crate) fn start_leaving(stash: AccountId32) -> DispatchResult {
        let mut server = Self::staying(&stash)?;
        if let ServerStatus::Seated { subgroup } = server.status {
            let members = Subgroups::<T>::decode_len(subgroup).unwrap_or_default();
            ensure!(members > 1, Error::<T>::LastMember);
            Self::vacate(&stash, subgroup);
            Self::request(Rotation::AtPeriodEnd);
        }
        let until = Self::now().saturating_add(Parameters::<T>::get().unbonding_period);
        server.status = ServerStatus::Leaving { until };
        Servers::<T>::insert(&stash, server);
        Self::deposit_event(Event::Leaving { stash, until });
        Ok(())
    }

    pub(crate) fn give_back_bond(stash: AccountId32) -> DispatchResult {
        let server = Self::server(&stash)?;
        let ServerStatus::Leaving { until } = server.status else {
            return Err(Error::<T>::NotLeaving.into());
        };
        ensure!(Self::now() > until, Error::<T>::StillBonded);
        let amount = T::Currency::release_all(&HoldReason::Bond.into(), &stash, Precision::BestEffort)?;
        TssAccounts::<T>::remove(server.tss_account);
        EncryptionKeys::<T>::remove(server.x25519_public_key);
        Servers::<T>::remove(&stash);
        Self::deposit_event(Event::Withdrawn { stash, amount });
        Ok(())
    }
}
