use entropy_registry::{runtime_api::runtime_decl_for_registry_api::RegistryApiV1, Reason};
use entropy_runtime::*;
use entropy_servers::{CurrentRoster, RosterInfos, Rosters};
use frame::{
    deps::{
        frame_support::traits::GetStorageVersion, frame_system::Config as SystemConfig,
        sp_consensus_aura::sr25519::AuthorityId, sp_core::crypto::Ss58Codec,
        sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilderV1,
    },
    testing_prelude::*,
    token::fungible::InspectHold,
};

/// The genesis state of a preset, which is a whole configuration.
pub fn start(preset: &str) -> TestState {
    let config = Runtime::get_preset(&Some(preset.into())).unwrap();
    let mut chain = TestState::default();
    chain.execute_with(|| <Runtime as GenesisBuilderV1<Block>>::build_state(config).unwrap());
    chain
}

fn validators() -> (Vec<AuthorityId>, usize) {
    let grandpa = Grandpa::grandpa_authorities().len();
    (pallet_aura::Authorities::<Runtime>::get().into_inner(), grandpa)
}

#[test]
fn development_has_one_validator_and_local_has_four() {
    start("development").execute_with(|| {
        let (aura, grandpa) = validators();
        assert_eq!(aura, [Sr25519Keyring::Alice.public().into()]);
        assert_eq!(grandpa, 1);
    });
    start("local_testnet").execute_with(|| {
        let (aura, grandpa) = validators();
        assert_eq!((aura.len(), grandpa), (4, 4));
    });
    assert_eq!(<Runtime as GenesisBuilderV1<Block>>::preset_names().len(), 2);
    assert_eq!(Runtime::get_preset(&Some("other".into())), None);
}

#[test]
fn both_seat_three_subgroups_of_two_bonded_servers() {
    for preset in ["development", "local_testnet"] {
        start(preset).execute_with(|| {
            let roster = Runtime::roster(CurrentRoster::<Runtime>::get());
            assert_eq!(roster.iter().map(|members| members.len()).collect::<Vec<_>>(), [2, 2, 2]);
            let hash = RosterInfos::<Runtime>::get(1).unwrap().hash;
            assert_eq!(<Servers as Rosters>::dealable(&hash), Some((1, 3)));
            let parameters = entropy_servers::Parameters::<Runtime>::get();
            for member in roster.into_iter().flatten() {
                let reason = entropy_servers::HoldReason::Bond.into();
                assert_eq!(Balances::balance_on_hold(&reason, &member.stash), parameters.min_bond);
                assert!(Balances::free_balance(&member.tss_account) > parameters.tss_reserve);
            }
            Servers::check_invariants().unwrap();
            Registry::check_invariants().unwrap();
        });
    }
}

#[test]
fn bonds_outlive_every_duty_and_what_is_slashed_has_a_place() {
    for preset in ["development", "local_testnet"] {
        start(preset).execute_with(|| {
            let servers = entropy_servers::Parameters::<Runtime>::get();
            let registry = entropy_registry::Parameters::<Runtime>::get();
            let duty = registry.confirm_window + servers.roster_period;
            assert!(servers.unbonding_period >= 10 * duty);
            assert!(servers.silence_slash < servers.false_partial_slash);
            assert!(Balances::free_balance(config::Pot::get()) >= config::EXISTENTIAL_DEPOSIT);
        });
    }
}

#[test]
fn a_faucet_and_a_governor_have_money() {
    start("development").execute_with(|| {
        assert_eq!(pallet_sudo::Key::<Runtime>::get(), Some(Sr25519Keyring::Alice.to_account_id()));
        let faucet = "5GyCxk6xuhpKY4KeZvWBwAVrvfn52Rwkmpi68RZk3zGpGF4L";
        for account in [AccountId::from_ss58check(faucet).unwrap(), Sr25519Keyring::Alice.to_account_id()] {
            assert!(Balances::free_balance(account) >= 1_000_000 * config::BITS);
        }
    });
}

#[test]
fn addresses_have_the_prefix_of_the_network_and_pallets_their_storage_version() {
    assert_eq!(<<Runtime as SystemConfig>::SS58Prefix as Get<u16>>::get(), 42);
    start("development").execute_with(|| {
        assert_eq!(Servers::on_chain_storage_version(), 1);
        assert_eq!(Registry::on_chain_storage_version(), 1);
        assert_eq!(Constraints::on_chain_storage_version(), 1);
    });
}

#[test]
fn what_an_account_would_deal_next_can_be_asked() {
    start("development").execute_with(|| {
        let bob = Sr25519Keyring::Bob.to_account_id();
        assert_eq!(Runtime::attempts(bob.clone()), 0);
        assert_eq!(Runtime::registration(bob.clone()), None);
        System::set_block_number(1);
        Registry::register(RuntimeOrigin::signed(bob.clone()), bob.clone(), None).unwrap();
        assert!(Runtime::registration(bob.clone()).is_some());
        assert!(Runtime::roster(2).is_empty());
        assert!(Runtime::open_registrations(bob.clone()).is_empty());
        assert_eq!(Runtime::outcome(bob.clone()), None);
        Registry::cancel(RuntimeOrigin::signed(bob.clone())).unwrap();
        assert_eq!(Runtime::outcome(bob).unwrap().reason, Reason::Cancelled);
    });
}
