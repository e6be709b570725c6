//! A chain of nothing but servers.

use curve25519_dalek::MontgomeryPoint;
use entropy_protocol::hash::tss_consent_hash;
use entropy_servers::{GenesisServer, Measured, ServerStatus, ServersParameters};
use frame::{
    deps::{
        sp_core::{sr25519, Pair},
        sp_runtime::AccountId32,
    },
    testing_prelude::*,
};
use std::collections::BTreeSet;

pub const MIN_BOND: u128 = 1_000;
pub const RESERVE: u128 = 100;
pub const RICH: u128 = 10_000;
pub const PERIOD: u32 = 10;
pub const GRACE: u32 = 4;
pub const UNBONDING: u32 = 30;

#[frame_construct_runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeHoldReason, RuntimeTask)]
    pub struct Test;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type Balances = pallet_balances;
    #[runtime::pallet_index(2)]
    pub type Servers = entropy_servers;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = MockBlockU32<Test>;
    type AccountId = AccountId32;
    type Lookup = IdentityLookup<AccountId32>;
    type AccountData = pallet_balances::AccountData<u128>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type Balance = u128;
    type ExistentialDeposit = ExistentialDeposit;
    type AccountStore = System;
    type RuntimeHoldReason = RuntimeHoldReason;
    type RuntimeFreezeReason = ();
}

parameter_types! {
    pub static ExistentialDeposit: u128 = 1;
    pub Pot: AccountId32 = PalletId(*b"ent/slsh").into_account_truncating();
}

impl entropy_servers::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type BlockNumberProvider = System;
    type Pot = Pot;
    type WeightInfo = Measured<Test>;
}

/// A server that anybody may try to be.
#[derive(Clone)]
pub struct Candidate {
    pub stash: AccountId32,
    pub tss: sr25519::Pair,
    pub x25519_public_key: [u8; 32],
}

pub fn candidate(name: &str) -> Candidate {
    let pair = |role: &str| sr25519::Pair::from_seed(&blake2_256(format!("{name} {role}").as_bytes()));
    let x25519_public_key = MontgomeryPoint::mul_base_clamped(blake2_256(name.as_bytes())).to_bytes();
    Candidate { stash: pair("stash").public().into(), tss: pair("tss"), x25519_public_key }
}

impl Candidate {
    pub fn tss_account(&self) -> AccountId32 {
        self.tss.public().into()
    }

    pub fn consent(&self) -> [u8; 64] {
        let genesis = System::block_hash(0);
        self.tss.sign(&tss_consent_hash(genesis.as_fixed_bytes(), self.stash.as_ref())).0
    }

    pub fn join(&self) -> DispatchResult {
        let endpoint = b"https://server.example".to_vec().try_into().unwrap();
        let origin = RuntimeOrigin::signed(self.stash.clone());
        Servers::join(origin, self.tss_account(), self.x25519_public_key, endpoint, MIN_BOND, self.consent())
    }

    pub fn seat_at_genesis(&self, subgroup: u8) -> GenesisServer {
        GenesisServer {
            stash: self.stash.clone(),
            tss_account: self.tss_account(),
            x25519_public_key: self.x25519_public_key.into(),
            endpoint: "http://127.0.0.1:3001".into(),
            subgroup,
        }
    }
}

pub fn parameters() -> ServersParameters {
    ServersParameters {
        min_bond: MIN_BOND,
        roster_period: PERIOD,
        roster_grace: GRACE,
        tss_reserve: RESERVE,
        unbonding_period: UNBONDING,
        false_partial_slash: Perbill::from_percent(40),
        silence_slash: Perbill::from_percent(30),
    }
}

/// These servers are seated; they and the named candidates have money.
pub fn genesis(subgroup_count: u8, seated: &[(&str, u8)], rich: &[&str]) -> RuntimeGenesisConfig {
    let named = seated.iter().map(|(name, _)| *name).chain(rich.iter().copied());
    let accounts: BTreeSet<AccountId32> =
        named.map(candidate).flat_map(|server| [server.stash.clone(), server.tss_account()]).collect();
    let balances = accounts.into_iter().map(|account| (account, RICH)).chain([(Pot::get(), 1)]).collect();
    let servers = seated.iter().map(|(name, subgroup)| candidate(name).seat_at_genesis(*subgroup)).collect();
    RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
        servers: entropy_servers::GenesisConfig {
            subgroup_count,
            servers,
            parameters: parameters(),
            ..Default::default()
        },
        ..Default::default()
    }
}

pub struct Chain(TestState);

/// At block 1.
pub fn chain(subgroup_count: u8, seated: &[(&str, u8)], rich: &[&str]) -> Chain {
    let mut chain = TestState::new(genesis(subgroup_count, seated, rich).build_storage().unwrap());
    chain.execute_with(|| System::set_block_number(1));
    Chain(chain)
}

impl Chain {
    /// Whatever happens, the books are right afterwards.
    pub fn execute_with(mut self, happens: impl FnOnce()) {
        self.0.execute_with(|| {
            happens();
            books_are_right();
        });
    }
}

/// Nothing is lost or made, only servers have bonds, and the pallet's own rules hold.
pub fn books_are_right() {
    let accounts = || frame_system::Account::<Test>::iter().map(|(account, info)| (account, info.data));
    let sum: u128 = accounts().map(|(_, data)| data.free + data.reserved).sum();
    assert_eq!(sum, pallet_balances::TotalIssuance::<Test>::get());
    let bonds: u128 = accounts().map(|(account, _)| held(&account)).sum();
    assert_eq!(bonds, entropy_servers::Servers::<Test>::iter_values().map(|server| server.bond).sum());
    Servers::check_invariants().unwrap();
}

pub fn status_of(name: &str) -> ServerStatus {
    entropy_servers::Servers::<Test>::get(candidate(name).stash).unwrap().status
}

/// Without the one coin that it has from the start.
pub fn in_pot() -> u128 {
    Balances::free_balance(Pot::get()) - 1
}

pub fn signed(name: &str) -> RuntimeOrigin {
    RuntimeOrigin::signed(candidate(name).stash)
}

pub fn run_to(block: u32) {
    System::run_to_block::<AllPalletsWithSystem>(block);
}

pub fn held(account: &AccountId32) -> u128 {
    use frame::token::fungible::InspectHold;
    Balances::balance_on_hold(&entropy_servers::HoldReason::Bond.into(), account)
}
