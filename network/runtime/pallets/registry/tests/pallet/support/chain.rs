//! The chain of a test, and what can be seen of it.

use super::{dealer::Dealer, made::Made, mock::*, server::Server, speech::*};
use entropy_registry::*;
use entropy_servers::{ServerStatus, ServersParameters};
use frame::{
    deps::sp_runtime::{AccountId32, DispatchErrorWithPostInfo},
    testing_prelude::*,
    token::fungible::InspectHold,
};

pub const RICH: u128 = 10_000;
pub const MIN_BOND: u128 = 1_000;
pub const ROSTER_PERIOD: u32 = 100;
pub const PEOPLE: [&str; 4] = ["alice", "bob", "carol", "dave"];
/// By subgroup.
pub const MEMBERS: [u8; 3] = [2, 3, 1];

pub fn account(name: &str) -> AccountId32 {
    AccountId32::new(blake2_256(name.as_bytes()))
}

/// A chain at block 1: three subgroups of 2, 3 and 1 members, and some people with money.
pub fn chain() -> TestState {
    chain_of(&MEMBERS)
}

/// So many members in each subgroup.
pub fn chain_of(members: &[u8]) -> TestState {
    chain_with(members, registry_parameters())
}

pub fn chain_with(members: &[u8], parameters: RegistryParameters) -> TestState {
    let seats =
        (0..).zip(members).flat_map(|(subgroup, size)| (0..*size).map(move |member| (subgroup, member)));
    let servers: Vec<_> =
        seats.map(|(subgroup, member)| Server::seated(subgroup, member).at_genesis(subgroup)).collect();
    let rich = servers.iter().map(|server| server.stash.clone()).chain(PEOPLE.map(account));
    let balances = rich.map(|account| (account, RICH)).chain([(Pot::get(), 1)]).collect();
    let genesis = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
        servers: entropy_servers::GenesisConfig {
            subgroup_count: members.len() as u8,
            servers,
            parameters: ServersParameters {
                min_bond: MIN_BOND,
                roster_period: ROSTER_PERIOD,
                roster_grace: 20,
                tss_reserve: 0,
                unbonding_period: 1_200,
                false_partial_slash: Perbill::from_percent(40),
                silence_slash: Perbill::from_percent(30),
            },
            ..Default::default()
        },
        registry: entropy_registry::GenesisConfig { parameters, ..Default::default() },
        ..Default::default()
    };
    let mut chain = TestState::new(genesis.build_storage().unwrap());
    chain.execute_with(|| System::set_block_number(1));
    chain
}

pub fn run_to(block: u32) {
    System::run_to_block::<AllPalletsWithSystem>(block);
}

/// Registers and deals with threshold 2.
pub fn dealt(name: &str) -> Made {
    dealt_by(name, Dealer::new(name))
}

pub fn dealt_by(name: &str, dealer: Dealer) -> Made {
    assert_ok!(register(name));
    let made = dealer.make();
    assert_ok!(deal(name, made.dealing.clone()));
    made
}

pub fn stage_of(name: &str) -> Dealt {
    let Stage::Dealt(dealt) = Registrations::<Test>::get(account(name)).unwrap().stage else { panic!() };
    dealt
}

pub fn progress_of(name: &str, subgroup: u8) -> SubgroupProgress {
    stage_of(name).subgroups[usize::from(subgroup)].clone()
}

pub fn last_of(name: &str) -> Outcome {
    Registrants::<Test>::get(account(name)).last.unwrap()
}

pub fn held(name: &str) -> u128 {
    Balances::balance_on_hold(&HoldReason::Deposit.into(), &account(name))
}

/// What the pot has beside the minimum it starts with.
pub fn pot() -> u128 {
    Balances::free_balance(Pot::get()) - 1
}

pub fn bond_of(server: &Server) -> u128 {
    Balances::balance_on_hold(&entropy_servers::HoldReason::Bond.into(), &server.stash)
}

pub fn is_seated(server: &Server) -> bool {
    let info = entropy_servers::Servers::<Test>::get(&server.stash).unwrap();
    matches!(info.status, ServerStatus::Seated { .. })
}

pub fn is_known(server: &Server) -> bool {
    entropy_servers::Servers::<Test>::contains_key(&server.stash)
}

pub fn is_leaving(server: &Server) -> bool {
    let info = entropy_servers::Servers::<Test>::get(&server.stash).unwrap();
    matches!(info.status, ServerStatus::Leaving { .. })
}

/// Nothing is lost or made, what is free and what is held is all there is; and the pallets' own rules hold.
pub fn books_are_right() {
    let accounts = frame_system::Account::<Test>::iter_values();
    let sum: u128 = accounts.map(|account| account.data.free + account.data.reserved).sum();
    assert_eq!(sum, pallet_balances::TotalIssuance::<Test>::get());
    Registry::check_invariants().unwrap();
    Servers::check_invariants().unwrap();
}

pub fn error_of(result: DispatchResultWithPostInfo) -> DispatchError {
    let Err(DispatchErrorWithPostInfo { error, .. }) = result else { panic!("no error") };
    error
}
