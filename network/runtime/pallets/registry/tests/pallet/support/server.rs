//! A threshold server and its keys.

use super::{
    chain::{account, MIN_BOND},
    mock::*,
};
use entropy_protocol::hash::tss_consent_hash;
use entropy_servers::GenesisServer;
use frame::{
    deps::{
        sp_core::{sr25519, Pair},
        sp_runtime::AccountId32,
    },
    testing_prelude::*,
};
use std::{collections::BTreeMap, sync::LazyLock};

/// How many sets of keys each server has. It starts with the first one.
pub const KEY_SETS: u8 = 3;

pub struct Server {
    /// Subgroup and member at genesis.
    pub seat: (u8, u8),
    pub stash: AccountId32,
    /// Which of its sets of keys these are.
    pub keys: u8,
    tss: sr25519::Pair,
    pub x25519_public_key: [u8; 32],
}

/// Of every chain that a test starts, with each set of keys, by tss account.
static SERVERS: LazyLock<BTreeMap<AccountId32, Server>> = LazyLock::new(|| {
    let seats = (0..6).flat_map(|subgroup| (0..32).map(move |member| (subgroup, member)));
    let servers = seats.flat_map(|seat| (0..KEY_SETS).map(move |keys| Server::new(seat, keys)));
    servers.map(|server| (server.tss_account(), server)).collect()
});

impl Server {
    fn new(seat: (u8, u8), keys: u8) -> Self {
        let (subgroup, member) = seat;
        let name = format!("server {subgroup} {member}");
        let secret = |kind: &str| blake2_256(format!("{name} {kind} {keys}").as_bytes());
        Self {
            seat,
            stash: account(&name),
            keys,
            tss: sr25519::Pair::from_seed(&secret("tss")),
            x25519_public_key: curve25519_dalek::MontgomeryPoint::mul_base_clamped(secret("x25519"))
                .to_bytes(),
        }
    }

    pub fn of(tss_account: &AccountId32) -> &'static Self {
        &SERVERS[tss_account]
    }

    /// The one with this seat at genesis, and its first keys.
    pub fn seated(subgroup: u8, member: u8) -> &'static Self {
        Self::find((subgroup, member), 0)
    }

    pub fn with_keys(&self, keys: u8) -> &'static Self {
        Self::find(self.seat, keys)
    }

    fn find(seat: (u8, u8), keys: u8) -> &'static Self {
        SERVERS.values().find(|server| (server.seat, server.keys) == (seat, keys)).unwrap()
    }

    pub fn tss_account(&self) -> AccountId32 {
        self.tss.public().into()
    }

    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.tss.sign(message).0
    }

    fn origin(&self) -> RuntimeOrigin {
        RuntimeOrigin::signed(self.stash.clone())
    }

    /// These keys are this stash's.
    fn consent(&self) -> [u8; 64] {
        let genesis = System::block_hash(0);
        self.sign(&tss_consent_hash(genesis.as_fixed_bytes(), self.stash.as_ref()))
    }

    pub fn join(&self) -> DispatchResult {
        let endpoint = b"http://127.0.0.1:3001".to_vec().try_into().unwrap();
        let (tss_account, x25519_public_key) = (self.tss_account(), self.x25519_public_key);
        Servers::join(self.origin(), tss_account, x25519_public_key, endpoint, MIN_BOND, self.consent())
    }

    pub fn move_to(&self, endpoint: &str) -> DispatchResult {
        Servers::change_endpoint(self.origin(), endpoint.as_bytes().to_vec().try_into().unwrap())
    }

    /// Changes the keys of this stash to these.
    pub fn change_keys(&self) -> DispatchResult {
        Servers::change_keys(self.origin(), self.tss_account(), self.x25519_public_key, self.consent())
    }

    pub fn at_genesis(&self, subgroup: u8) -> GenesisServer {
        GenesisServer {
            stash: self.stash.clone(),
            tss_account: self.tss_account(),
            x25519_public_key: self.x25519_public_key.into(),
            endpoint: "http://127.0.0.1:3001".into(),
            subgroup,
        }
    }
}
