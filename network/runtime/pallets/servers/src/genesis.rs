//! The servers that are seated from the start. A genesis that cannot be built must not be built: hence the panics.

use crate::{
    calls::{is_valid_endpoint, is_valid_x25519},
    pallet::*,
    types::*,
};
use frame::{
    prelude::*,
    token::fungible::{hold::Mutate as _, Inspect as _},
};

impl<T: Config> Pallet<T> {
    pub(crate) fn start(genesis: &GenesisConfig<T>) {
        let GenesisConfig { subgroup_count, servers, parameters, .. } = genesis;
        assert!(*subgroup_count <= MAX_SUBGROUPS, "too many subgroups at genesis");
        Parameters::<T>::put(parameters);
        SubgroupCount::<T>::put(subgroup_count);
        for server in servers {
            Self::seat_at_genesis(server, parameters.min_bond);
        }
        // The default configuration, of no network at all, must build.
        if *subgroup_count > 0 {
            Self::check_parameters(parameters);
            Self::rotate(0);
        }
    }

    fn check_parameters(parameters: &ServersParameters) {
        let ServersParameters { roster_period, roster_grace, unbonding_period, .. } = *parameters;
        assert!(parameters.min_bond > 0, "a bond of nothing binds nobody");
        assert!(roster_period > 0, "rosters that never change");
        let dealable = roster_period.saturating_add(roster_grace);
        assert!(unbonding_period > dealable, "bonds must outlive the rosters that name their servers");
        for slash in [parameters.false_partial_slash, parameters.silence_slash] {
            assert!(!slash.is_zero() && slash <= Perbill::one(), "a slash must be a share of the bond");
        }
        let pot = T::Currency::balance(&T::Pot::get());
        assert!(pot >= T::Currency::minimum_balance(), "slashes to a pot that does not exist would be lost");
    }

    fn seat_at_genesis(server: &GenesisServer, bond: u128) {
        let GenesisServer { stash, subgroup, .. } = server;
        let info = ServerInfo {
            tss_account: server.tss_account.clone(),
            x25519_public_key: server.x25519_public_key.to_fixed_bytes(),
            endpoint: server.endpoint.as_bytes().to_vec().try_into().expect("a genesis endpoint must fit"),
            bond,
            status: ServerStatus::Seated { subgroup: *subgroup },
        };
        assert!(*subgroup < SubgroupCount::<T>::get(), "genesis server in a subgroup that does not exist");
        assert!(is_valid_endpoint(&info.endpoint), "genesis server with an invalid endpoint");
        assert!(is_valid_x25519(&info.x25519_public_key), "genesis server with an invalid X25519 key");
        let known = Servers::<T>::contains_key(stash)
            || Self::is_anothers(stash, &info.tss_account, &info.x25519_public_key);
        assert!(!known, "genesis server listed twice");
        T::Currency::hold(&HoldReason::Bond.into(), stash, bond).expect("a genesis stash must have its bond");
        Subgroups::<T>::try_append(subgroup, stash).expect("a genesis subgroup must not overflow");
        Self::insert_server(stash, info);
    }
}
