//! How a server gets in.

use crate::{endpoint, keys, pallet::*, types::*};
use frame::{
    deps::sp_runtime::AccountId32,
    prelude::*,
    token::fungible::{hold::Mutate as _, Inspect as _},
};

impl<T: Config> Pallet<T> {
    pub(crate) fn add_candidate(
        stash: AccountId32,
        server: ServerInfo,
        tss_signature: [u8; 64],
    ) -> DispatchResult {
        let ServersParameters { min_bond, tss_reserve, .. } = Parameters::<T>::get();
        let tss_account = server.tss_account.clone();
        ensure!(!Servers::<T>::contains_key(&stash), Error::<T>::AlreadyServer);
        ensure!(!Self::is_known(&stash, &server), Error::<T>::KeyInUse);
        ensure!(endpoint::is_valid(&server.endpoint), Error::<T>::InvalidEndpoint);
        ensure!(server.bond >= min_bond, Error::<T>::BondTooSmall);
        let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
        let consents = keys::consents(&genesis, &stash, &tss_account, tss_signature);
        ensure!(consents, Error::<T>::InvalidTssSignature);
        ensure!(keys::is_valid_x25519(&server.x25519_public_key), Error::<T>::InvalidKey);
        let reserve = T::Currency::reducible_balance(&tss_account, Preservation::Preserve, Fortitude::Polite);
        ensure!(reserve >= tss_reserve, Error::<T>::TssReserveTooSmall);

        T::Currency::hold(&HoldReason::Bond.into(), &stash, server.bond)?;
        Self::insert_server(&stash, server);
        Self::deposit_event(Event::Joined { stash, tss_account });
        Ok(())
    }

    /// Whether the stash, or one of the keys, belongs to a server already.
    pub(crate) fn is_known(stash: &AccountId32, server: &ServerInfo) -> bool {
        Servers::<T>::contains_key(stash)
            || TssAccounts::<T>::contains_key(&server.tss_account)
            || EncryptionKeys::<T>::contains_key(server.x25519_public_key)
    }

    pub(crate) fn insert_server(stash: &AccountId32, server: ServerInfo) {
        TssAccounts::<T>::insert(&server.tss_account, stash);
        EncryptionKeys::<T>::insert(server.x25519_public_key, stash);
        Servers::<T>::insert(stash, server);
    }
}
