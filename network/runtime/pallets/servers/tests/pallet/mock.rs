//! A chain of nothing but servers.

use curve25519_dalek::MontgomeryPoint;
use entropy_protocol::hash::tss_consent_hash;
use entropy_servers::{GenesisServer, HandWeights, ServersParameters};
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
    type ExistentialDeposit = ConstU128<1>;
    type AccountStore = System;
    type RuntimeHoldReason = RuntimeHoldReason;
    type RuntimeFreezeReason = ();
}

parameter_types! {
    pub Pot: AccountId32 = PalletId(*b"ent/slsh").into_account_truncating();
}

impl entropy_servers::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type BlockNumberProvider = System;
    type Pot = Pot;
    type WeightInfo = HandWeights<Test>;
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

/// A chain at block 1 with these servers; they and the named candidates have money.
pub fn chain(subgroup_count: u8, seated: &[(&str, u8)], rich: &[&str]) -> TestState {
    let named = seated.iter().map(|(name, _)| *name).chain(rich.iter().copied());
    let accounts: BTreeSet<AccountId32> =
        named.map(candidate).flat_map(|server| [server.stash.clone(), server.tss_account()]).collect();
    let pot = (Pot::get(), 1);
    let genesis = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig {
            balances: accounts.into_iter().map(|account| (account, RICH)).chain([pot]).collect(),
            ..Default::default()
        },
        servers: entropy_servers::GenesisConfig {
            subgroup_count,
            servers: seated
                .iter()
                .map(|(name, subgroup)| candidate(name).seat_at_genesis(*subgroup))
                .collect(),
            parameters: parameters(),
            ..Default::default()
        },
        ..Default::default()
    };
    let mut chain = TestState::new(genesis.build_storage().unwrap());
    chain.execute_with(|| System::set_block_number(1));
    chain
}

pub fn run_to(block: u32) {
    System::run_to_block::<AllPalletsWithSystem>(block);
}

pub fn held(account: &AccountId32) -> u128 {
    use frame::token::fungible::InspectHold;
    Balances::balance_on_hold(&entropy_servers::HoldReason::Bond.into(), account)
}
