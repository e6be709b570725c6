//! `admit`: which subgroup a server is seated in.

use crate::{pallet::*, types::*};
use frame::{deps::sp_runtime::AccountId32, prelude::*};

impl<T: Config> Pallet<T> {
    pub(crate) fn seat(stash: AccountId32) -> DispatchResult {
        let mut server = Self::server(&stash)?;
        match server.status {
            ServerStatus::Candidate | ServerStatus::Chilled => (),
            ServerStatus::Seated { .. } => return Err(Error::<T>::AlreadyAdmitted.into()),
            ServerStatus::Leaving { .. } => return Err(Error::<T>::ServerLeaving.into()),
        }
        ensure!(server.bond >= Parameters::<T>::get().min_bond, Error::<T>::BondTooSmall);
        let sizes = (0..SubgroupCount::<T>::get())
            .map(|subgroup| Subgroups::<T>::decode_len(subgroup).unwrap_or_default());
        let subgroup = smallest(sizes, MAX_MEMBERS as usize).ok_or(Error::<T>::NetworkFull)?;
        Subgroups::<T>::try_append(subgroup, &stash).map_err(|()| Error::<T>::NetworkFull)?;
        server.status = ServerStatus::Seated { subgroup };
        Servers::<T>::insert(&stash, server);
        Self::request(Rotation::AtPeriodEnd);
        Self::deposit_event(Event::Admitted { stash, subgroup });
        Ok(())
    }
}

/// The smallest subgroup, the lowest number on a tie; `None` when all are full. `sizes` is by subgroup.
fn smallest(sizes: impl Iterator<Item = usize>, most: usize) -> Option<u8> {
    let (subgroup, size) = sizes.enumerate().min_by_key(|(_, size)| *size)?;
    (size < most).then(|| u8::try_from(subgroup).ok()).flatten()
}
