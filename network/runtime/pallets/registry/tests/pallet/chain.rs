//! Steps of a registration, and what can be seen of them.

use crate::{
    dealer::{Dealer, Made},
    member::Member,
    mock::*,
};
use entropy_registry::*;
use entropy_servers::{GenesisServer, ServersParameters};
use frame::{
    deps::sp_runtime::{AccountId32, DispatchErrorWithPostInfo},
    testing_prelude::*,
};

pub const RICH: u128 = 10_000;
pub const PEOPLE: [&str; 4] = ["alice", "bob", "carol", "dave"];
pub const SUBGROUPS: u8 = 3;
/// By subgroup.
pub const MEMBERS: [u8; SUBGROUPS as usize] = [2, 3, 1];

pub fn account(name: &str) -> AccountId32 {
    AccountId32::new(blake2_256(name.as_bytes()))
}

/// A chain at block 1: three subgroups of 2, 3 and 1 members, and some people with money.
pub fn chain() -> TestState {
    let members = (0..SUBGROUPS).flat_map(|subgroup| {
        (0..MEMBERS[usize::from(subgroup)]).map(move |place| Member::new(subgroup, place))
    });
    let servers: Vec<GenesisServer> = members.map(|member| member.at_genesis()).collect();
    let people = PEOPLE.map(account);
    let rich = servers.iter().map(|server| server.stash.clone()).chain(people);
    let genesis = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig {
            balances: rich.map(|account| (account, RICH)).chain([(Pot::get(), 1)]).collect(),
            ..Default::default()
        },
        servers: entropy_servers::GenesisConfig {
            subgroup_count: SUBGROUPS,
            servers,
            parameters: ServersParameters {
                min_bond: 1_000,
                roster_period: 100,
                roster_grace: 20,
                tss_reserve: 0,
                unbonding_period: 1_200,
                false_partial_slash: Perbill::from_percent(40),
                silence_slash: Perbill::from_percent(30),
            },
            ..Default::default()
        },
        registry: entropy_registry::GenesisConfig { parameters: registry_parameters(), ..Default::default() },
        ..Default::default()
    };
    let mut chain = TestState::new(genesis.build_storage().unwrap());
    chain.execute_with(|| System::set_block_number(1));
    chain
}

pub fn run_to(block: u32) {
    System::run_to_block::<AllPalletsWithSystem>(block);
}

pub fn register(name: &str) -> DispatchResult {
    Registry::register(RuntimeOrigin::signed(account(name)), account("rules"), None)
}

pub fn deal(name: &str, dealing: Dealing) -> DispatchResultWithPostInfo {
    Registry::deal(RuntimeOrigin::signed(account(name)), dealing)
}

/// Registers and deals with threshold 2.
pub fn dealt(name: &str) -> Made {
    assert_ok!(register(name));
    let made = Dealer::new(name).make();
    assert_ok!(deal(name, made.dealing.clone()));
    made
}

/// A confirmation by the first of these members, with the acks of the others.
pub fn confirmation(made: &Made, subgroup: u8, members: &[u8]) -> Confirmation {
    let (first, others) = members.split_first().unwrap();
    Confirmation {
        sender: Member::new(subgroup, *first).tss_account(),
        registrant: made.registrant.clone(),
        dealing_hash: made.dealing_hash,
        subgroup,
        partial: made.partial(subgroup),
        holder_proof: Member::new(subgroup, *first).holder_proof(made),
        acks: others.iter().map(|place| Member::new(subgroup, *place).ack(made)).collect(),
    }
}

#[derive(Clone)]
pub struct Confirmation {
    pub sender: AccountId32,
    pub registrant: AccountId32,
    pub dealing_hash: H256,
    pub subgroup: u8,
    pub partial: [u8; 32],
    pub holder_proof: HolderProof,
    pub acks: Vec<Ack>,
}

impl Confirmation {
    pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    pub fn send(self) -> DispatchResultWithPostInfo {
        self.send_as(RuntimeOrigin::signed)
    }

    pub fn send_as(self, origin: impl FnOnce(AccountId32) -> RuntimeOrigin) -> DispatchResultWithPostInfo {
        let acks = self.acks.try_into().unwrap();
        let Self { registrant, dealing_hash, subgroup, partial, holder_proof, .. } = self;
        Registry::confirm(
            origin(self.sender),
            registrant,
            dealing_hash,
            subgroup,
            partial,
            holder_proof,
            acks,
        )
    }
}

/// Confirms with every member.
pub fn confirm_all_of(made: &Made, subgroup: u8) {
    let members: Vec<u8> = (0..MEMBERS[usize::from(subgroup)]).collect();
    assert_ok!(confirmation(made, subgroup, &members).send());
}

pub fn settle(by: &str, registrant: &str) -> DispatchResultWithPostInfo {
    Registry::settle(RuntimeOrigin::signed(account(by)), account(registrant))
}

pub fn held(name: &str) -> u128 {
    use frame::token::fungible::InspectHold;
    Balances::balance_on_hold(&HoldReason::Deposit.into(), &account(name))
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
