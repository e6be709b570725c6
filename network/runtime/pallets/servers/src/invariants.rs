//! What must hold of the storage after every block.

use crate::pallet::*;
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*};

impl<T: Config> Pallet<T> {
    pub fn check_invariants() -> Result<(), TryRuntimeError> {
        for (stash, server) in Servers::<T>::iter() {
            ensure!(
                TssAccounts::<T>::get(&server.tss_account) == Some(stash.clone()),
                "tss account not indexed"
            );
            ensure!(
                EncryptionKeys::<T>::get(server.x25519_public_key) == Some(stash.clone()),
                "encryption key not indexed"
            );
            let seated =
                server.subgroup.is_none_or(|subgroup| Subgroups::<T>::get(subgroup).contains(&stash));
            ensure!(seated, "server not in its subgroup");
        }
        let servers = Servers::<T>::iter().count();
        ensure!(TssAccounts::<T>::iter().count() == servers, "tss account of nobody");
        ensure!(EncryptionKeys::<T>::iter().count() == servers, "encryption key of nobody");
        ensure!(RosterUses::<T>::iter_keys().all(RosterInfos::<T>::contains_key), "used roster is gone");
        Ok(())
    }
}
