//! A threshold server and its keys.

use super::chain::account;
use entropy_servers::GenesisServer;
use frame::{
    deps::{
        sp_core::{sr25519, Pair},
        sp_runtime::AccountId32,
    },
    hashing::blake2_256,
};
use std::{collections::BTreeMap, sync::LazyLock};

pub struct Server {
    /// Subgroup and member at genesis.
    pub seat: (u8, u8),
    pub stash: AccountId32,
    tss: sr25519::Pair,
    pub x25519_public_key: [u8; 32],
}

/// Of every chain that a test starts, by stash.
static SERVERS: LazyLock<BTreeMap<AccountId32, Server>> = LazyLock::new(|| {
    let seats = (0..6).flat_map(|subgroup| (0..32).map(move |member| (subgroup, member)));
    seats.map(Server::new).map(|server| (server.stash.clone(), server)).collect()
});

impl Server {
    fn new(seat: (u8, u8)) -> Self {
        let name = name(seat);
        let secret = |kind: &str| blake2_256(format!("{name} {kind}").as_bytes());
        Self {
            seat,
            stash: account(&name),
            tss: sr25519::Pair::from_seed(&secret("tss")),
            x25519_public_key: curve25519_dalek::MontgomeryPoint::mul_base_clamped(secret("x25519"))
                .to_bytes(),
        }
    }

    pub fn of(stash: &AccountId32) -> &'static Self {
        &SERVERS[stash]
    }

    /// The one with this seat at genesis.
    pub fn seated(subgroup: u8, member: u8) -> &'static Self {
        Self::of(&account(&name((subgroup, member))))
    }

    pub fn tss_account(&self) -> AccountId32 {
        self.tss.public().into()
    }

    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.tss.sign(message).0
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

fn name((subgroup, member): (u8, u8)) -> String {
    format!("server {subgroup} {member}")
}
