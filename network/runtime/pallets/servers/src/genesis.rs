//! The servers that are seated from the start. A genesis that cannot be built must not be built: hence the panics.

use crate::{endpoint, keys, pallet::*, types::*};
use frame::token::fungible::hold::Mutate as _;

impl<T: Config> Pallet<T> {
    pub(crate) fn seat_at_genesis(server: &GenesisServer, bond: u128) {
        let GenesisServer { stash, subgroup, .. } = server;
        let info = ServerInfo {
            tss_account: server.tss_account.clone(),
            x25519_public_key: server.x25519_public_key.to_fixed_bytes(),
            endpoint: server.endpoint.as_bytes().to_vec().try_into().expect("a genesis endpoint must fit"),
            bond,
            subgroup: Some(*subgroup),
        };
        assert!(*subgroup < SubgroupCount::<T>::get(), "genesis server in a subgroup that does not exist");
        assert!(endpoint::is_valid(&info.endpoint), "genesis server with an invalid endpoint");
        assert!(keys::is_valid_x25519(&info.x25519_public_key), "genesis server with an invalid X25519 key");
        assert!(!Self::is_known(stash, &info), "genesis server listed twice");
        T::Currency::hold(&HoldReason::Bond.into(), stash, bond).expect("a genesis stash must have its bond");
        Subgroups::<T>::try_append(subgroup, stash).expect("a genesis subgroup must not overflow");
        Self::insert_server(stash, info);
    }
}
