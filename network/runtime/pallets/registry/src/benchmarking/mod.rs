//! What the calls weigh in the largest network there can be: 16 subgroups of 32 members. `t` is the threshold, `a` the
//! acks of a confirmation, `d` the envelopes on chain.

mod dealer;
mod network;

/// The chain of the pallet's tests. It speaks of this crate as they do, from outside.
#[cfg(test)]
#[allow(dead_code)]
#[path = "../../tests/pallet/support/mock.rs"]
mod mock;

use crate::{
    pallet::*,
    rules::{deliveries::MAX_DELIVERIES, progress::Place},
    types::*,
};
use dealer::{Dealer, EPHEMERAL_SECRET};
use entropy_constraints::{Acl, AclKind, Rules, MAX_ADDRESSES};
use entropy_servers::{Offence, Offences, ServerStatus, MAX_MEMBERS};
use frame::{benchmarking::prelude::*, deps::sp_runtime::AccountId32, token::fungible::Mutate};
use network::{
    delivered, later, network, note, opened, rich, seat, spread, stash, Network, MEMBERS, SUBGROUPS,
};

const LAST: u8 = SUBGROUPS - 1;
const ACKS: u32 = MAX_MEMBERS - 1;

/// As long as they may be.
fn rules() -> Rules {
    fn acl<const LENGTH: usize>() -> Option<Acl<[u8; LENGTH]>> {
        let addresses = (0..MAX_ADDRESSES as u8).map(|byte| [byte; LENGTH]).collect();
        let addresses = BoundedVec::truncate_from(addresses);
        Some(Acl { addresses, kind: AclKind::Allow, allow_null_recipient: false })
    }
    Rules { evm_acl: acl(), btc_acl: acl() }
}

fn is_chilled<T: entropy_servers::Config>(stash: &AccountId32) -> bool {
    entropy_servers::Servers::<T>::get(stash).is_some_and(|server| server.status == ServerStatus::Chilled)
}

struct Setting {
    network: Network,
    registrant: AccountId32,
    dealer: Dealer,
}

/// A network to measure calls in.
#[cfg(test)]
fn chain() -> frame::testing_prelude::TestState {
    use frame::testing_prelude::*;
    use mock::*;
    use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
    let parameters = entropy_servers::ServersParameters {
        min_bond: 1_000,
        silence_slash: Perbill::from_percent(1),
        ..Default::default()
    };
    let genesis = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig { balances: vec![(Pot::get(), 1)], ..Default::default() },
        servers: entropy_servers::GenesisConfig { parameters, ..Default::default() },
        registry: entropy_registry::GenesisConfig { parameters: registry_parameters(), ..Default::default() },
        ..Default::default()
    };
    let mut chain = TestState::new(genesis.build_storage().unwrap());
    chain.register_extension(KeystoreExt::new(MemoryKeystore::new()));
    chain
}

#[benchmarks(
    where
        T: entropy_servers::Config,
        <T as Config>::Currency: Mutate<AccountId32, Balance = u128>,
        <T as entropy_servers::Config>::Currency: Mutate<AccountId32, Balance = u128>,
)]
mod benchmarks {
    use super::*;

    fn undealt<T>(threshold: u32) -> Setting
    where
        T: Config + entropy_servers::Config,
        <T as Config>::Currency: Mutate<AccountId32, Balance = u128>,
    {
        let (network, registrant) = (network::<T>(), opened::<T>(rules()));
        let dealer = network::dealer::<T>(&registrant, threshold, &network);
        Setting { network, registrant, dealer }
    }

    fn dealt<T>(threshold: u32) -> Setting
    where
        T: Config + entropy_servers::Config,
        <T as Config>::Currency: Mutate<AccountId32, Balance = u128>,
    {
        let setting = undealt::<T>(threshold);
        let Setting { registrant, dealer, .. } = &setting;
        let dealing = dealer.dealing.clone();
        Pallet::<T>::accept_dealing(registrant.clone(), dealing).expect("the dealing is good; qed");
        setting
    }

    #[benchmark]
    fn register() {
        let registrant = rich::<T>("registrant");
        let rules_account = account("rules", 0, 0);
        #[extrinsic_call]
        _(RawOrigin::Signed(registrant.clone()), rules_account, Some(rules()));
        assert!(Registrations::<T>::contains_key(registrant));
    }

    #[benchmark]
    fn deal(t: Linear<9, 16>) {
        let Setting { registrant, dealer, .. } = undealt::<T>(t);
        let dealing = dealer.dealing.clone();
        #[extrinsic_call]
        _(RawOrigin::Signed(registrant.clone()), dealing);
        assert!(Dealings::<T>::contains_key(registrant));
    }

    /// One that is not the last.
    #[benchmark]
    fn confirm(t: Linear<9, 16>, a: Linear<0, ACKS>) {
        let Setting { network, registrant, dealer } = dealt::<T>(t);
        later::<T>(Parameters::<T>::get().confirm_window);
        let last = network.last();
        let acks = (0..).zip(&network.members).take(a as usize);
        let acks = acks.map(|(place, member)| dealer.ack(LAST, place, member)).collect();
        let proof = dealer.holder_proof(LAST, last);
        let (partial, acks) = (dealer.partial(LAST), Acks::truncate_from(acks));
        let sender = last.tss_account.clone();
        #[extrinsic_call]
        _(RawOrigin::Signed(sender), registrant.clone(), dealer.dealing_hash, LAST, partial, proof, acks);
        let (_, dealt) = Pallet::<T>::dealt(&registrant).ok().unwrap();
        assert_eq!(dealt.confirmed().len(), 1);
    }

    /// What a false partial adds to its confirmation.
    #[benchmark]
    fn reject() {
        let network = network::<T>();
        let last = network.last();
        seat::<T>(&last.stash, LAST);
        #[block]
        {
            T::Offences::punish(&last.stash, Offence::FalsePartial);
        }
        assert!(is_chilled::<T>(&last.stash));
    }

    /// What recording the key adds to the last confirmation, or to settling.
    #[benchmark]
    fn complete(t: Linear<9, 16>, d: Linear<0, MAX_DELIVERIES>) {
        let Setting { registrant, dealer, .. } = dealt::<T>(t);
        delivered::<T>(&registrant, d, &dealer.envelope);
        note::<T>(&registrant, |dealt| {
            (0..SUBGROUPS).for_each(|subgroup| {
                dealt.note(subgroup, |progress| progress.partial = Some(dealer.partial(subgroup)))
            });
        });
        let (registration, dealt) = Pallet::<T>::dealt(&registrant).ok().unwrap();
        let dealing = dealer.dealing.clone();
        #[block]
        {
            Pallet::<T>::complete(&registrant, registration, dealt, dealing).unwrap();
        }
        assert!(Registered::<T>::contains_key(registrant));
    }

    /// The end of a registration without a key, when all whose envelopes are on chain were silent.
    #[benchmark]
    fn settle(d: Linear<0, MAX_DELIVERIES>) {
        let Setting { registrant, dealer, .. } = dealt::<T>(16);
        spread(MAX_DELIVERIES)
            .for_each(|place| seat::<T>(&stash(place.subgroup, place.member), place.subgroup));
        delivered::<T>(&registrant, d, &dealer.envelope);
        later::<T>(Parameters::<T>::get().confirm_window + 1);
        let anybody = account("anybody", 0, 0);
        #[extrinsic_call]
        _(RawOrigin::Signed(anybody), registrant.clone());
        let last = Registrants::<T>::get(registrant).last.unwrap();
        assert_eq!(last.reason, Reason::TooFewConfirmed);
        assert!(spread(d).all(|place| is_chilled::<T>(&stash(place.subgroup, place.member))));
    }

    #[benchmark]
    fn cancel() {
        let registrant = opened::<T>(rules());
        #[extrinsic_call]
        _(RawOrigin::Signed(registrant.clone()));
        assert!(!Registrations::<T>::contains_key(registrant));
    }

    #[benchmark]
    fn acknowledge(t: Linear<9, 16>) {
        let Setting { network, registrant, dealer } = dealt::<T>(t);
        let partial = dealer.partial(LAST);
        note::<T>(&registrant, |dealt| dealt.note(LAST, |progress| progress.partial = Some(partial)));
        let last = network.last();
        let (sender, proof) = (last.tss_account.clone(), dealer.holder_proof(LAST, last));
        #[extrinsic_call]
        _(RawOrigin::Signed(sender), registrant.clone(), dealer.dealing_hash, proof);
        let (_, dealt) = Pallet::<T>::dealt(&registrant).ok().unwrap();
        assert_eq!(dealt.of(LAST).unwrap().holders.count_ones(), 1);
    }

    #[benchmark]
    fn challenge() {
        let Setting { network, registrant, dealer } = dealt::<T>(16);
        later::<T>(Parameters::<T>::get().challenge_window);
        let sender = network.last().tss_account.clone();
        #[extrinsic_call]
        _(RawOrigin::Signed(sender), registrant.clone(), dealer.dealing_hash, Complaint::Missing);
        let (_, dealt) = Pallet::<T>::dealt(&registrant).ok().unwrap();
        assert_eq!(dealt.of(LAST).unwrap().missing.count_ones(), 1);
    }

    #[benchmark]
    fn deliver() {
        let Setting { registrant, dealer, .. } = dealt::<T>(16);
        let (hash, envelope, proof) = (dealer.dealing_hash, dealer.envelope.clone(), dealer.proof.clone());
        let anybody = account("anybody", 0, 0);
        #[extrinsic_call]
        _(RawOrigin::Signed(anybody), registrant.clone(), hash, LAST, MEMBERS - 1, envelope, proof);
        assert!(Deliveries::<T>::contains_key(registrant, (LAST, MEMBERS - 1)));
    }

    /// The accuser lied: it is punished, and the registration waits for another dealing.
    #[benchmark]
    fn open(t: Linear<9, 16>, d: Linear<0, MAX_DELIVERIES>) {
        let Setting { network, registrant, dealer } = dealt::<T>(t);
        seat::<T>(&network.last().stash, LAST);
        delivered::<T>(&registrant, d, &dealer.envelope);
        let accuser = Place { subgroup: LAST, member: MEMBERS - 1 };
        note::<T>(&registrant, |dealt| dealt.note(LAST, |progress| progress.bad = accuser.bit()));
        let (hash, envelope, proof) = (dealer.dealing_hash, dealer.envelope.clone(), dealer.proof.clone());
        let origin = RawOrigin::Signed(registrant.clone());
        #[extrinsic_call]
        _(origin, hash, LAST, MEMBERS - 1, envelope, proof, EPHEMERAL_SECRET);
        let last = Registrants::<T>::get(registrant).last.unwrap();
        assert_eq!(last.reason, Reason::FalseAccusation);
    }

    impl_benchmark_test_suite!(Pallet, super::chain(), crate::benchmarking::mock::Test);
}
