//! `join`: how a server gets in.

use super::is_valid_endpoint;
use crate::{pallet::*, types::*};
use frame::{deps::sp_runtime::AccountId32, prelude::*, token::fungible::hold::Mutate as _};

impl<T: Config> Pallet<T> {
    pub(crate) fn add_candidate(
        stash: AccountId32,
        server: ServerInfo,
        tss_signature: [u8; 64],
    ) -> DispatchResult {
        ensure!(!Servers::<T>::contains_key(&stash), Error::<T>::AlreadyServer);
        ensure!(is_valid_endpoint(&server.endpoint), Error::<T>::InvalidEndpoint);
        ensure!(server.bond >= Parameters::<T>::get().min_bond, Error::<T>::BondTooSmall);
        let tss_account = server.tss_account.clone();
        Self::check_keys(&stash, &tss_account, &server.x25519_public_key, tss_signature)?;

        T::Currency::hold(&HoldReason::Bond.into(), &stash, server.bond)?;
        Self::insert_server(&stash, server);
        Self::deposit_event(Event::Joined { stash, tss_account });
        Ok(())
    }

    pub(crate) fn insert_server(stash: &AccountId32, server: ServerInfo) {
        TssAccounts::<T>::insert(&server.tss_account, stash);
        EncryptionKeys::<T>::insert(server.x25519_public_key, stash);
        Servers::<T>::insert(stash, server);
    }

    pub(crate) fn server(stash: &AccountId32) -> Result<ServerInfo, Error<T>> {
        Servers::<T>::get(stash).ok_or(Error::<T>::UnknownServer)
    }

    /// A server that does not leave.
    pub(crate) fn staying(stash: &AccountId32) -> Result<ServerInfo, Error<T>> {
        let server = Self::server(stash)?;
        ensure!(!matches!(server.status, ServerStatus::Leaving { .. }), Error::<T>::ServerLeaving);
        Ok(server)
    }
}
