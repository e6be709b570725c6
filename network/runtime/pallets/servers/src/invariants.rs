//! What must hold of the storage after every block.

use crate::{pallet::*, types::*};
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*};

impl<T: Config> Pallet<T> {
    pub fn check_invariants() -> Result<(), TryRuntimeError> {
        Self::check_servers()?;
        Self::check_rosters()
    }

    fn check_servers() -> Result<(), TryRuntimeError> {
        let mut seated = 0;
        for (stash, server) in Servers::<T>::iter() {
            ensure!(server.bond == Self::bond_of(&stash), "bond is not what is held");
            ensure!(
                TssAccounts::<T>::get(&server.tss_account) == Some(stash.clone()),
                "tss account not indexed"
            );
            ensure!(
                EncryptionKeys::<T>::get(server.x25519_public_key) == Some(stash.clone()),
                "encryption key not indexed"
            );
            if let ServerStatus::Seated { subgroup } = server.status {
                ensure!(Subgroups::<T>::get(subgroup).contains(&stash), "server not in its subgroup");
                ensure!(subgroup < SubgroupCount::<T>::get(), "subgroup that does not exist");
                seated += 1;
            }
        }
        let seats: usize = Subgroups::<T>::iter_values().map(|stashes| stashes.len()).sum();
        ensure!(seats == seated, "seat of nobody, or of one that has none");
        let servers = Servers::<T>::iter().count();
        ensure!(TssAccounts::<T>::iter().count() == servers, "tss account of nobody");
        ensure!(EncryptionKeys::<T>::iter().count() == servers, "encryption key of nobody");
        Ok(())
    }

    fn check_rosters() -> Result<(), TryRuntimeError> {
        ensure!(RosterUses::<T>::iter_keys().all(RosterInfos::<T>::contains_key), "used roster is gone");
        let current = CurrentRoster::<T>::get();
        let mut members = (0..).map(|subgroup| RosterMembers::<T>::get(current, subgroup));
        let up_to_date = Self::seated_roster().into_iter().all(|seated| members.next() == Some(seated));
        ensure!(up_to_date || NextRotation::<T>::exists(), "roster changed unnoticed");
        Ok(())
    }
}
