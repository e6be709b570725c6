//! What the calls weigh at their worst, in a network of 16 subgroups of 32 members.

/// The chain of the pallet's tests. It speaks of this crate as they do, from outside.
#[cfg(test)]
#[allow(dead_code)]
#[path = "../tests/pallet/mock.rs"]
mod mock;

use crate::{pallet::*, types::*};
use alloc::{format, vec};
use curve25519_dalek::MontgomeryPoint;
use entropy_protocol::hash::tss_consent_hash;
use frame::{
    benchmarking::prelude::*,
    deps::{
        sp_core::{crypto::KeyTypeId, sr25519::Public},
        sp_io::crypto::{sr25519_generate, sr25519_sign},
        sp_runtime::AccountId32,
    },
    token::fungible::{hold::Mutate as _, Mutate},
};

const TSS: KeyTypeId = KeyTypeId(*b"tss ");
const SUBGROUPS: u32 = MAX_SUBGROUPS as u32;

/// Two keys that a server may have, and its agreement.
struct Keys {
    tss_account: Public,
    x25519_public_key: [u8; 32],
    consent: [u8; 64],
}

impl Keys {
    fn new<T: Config>(stash: &AccountId32, label: &str) -> Self
    where
        T::Currency: Mutate<AccountId32>,
    {
        let tss_account = sr25519_generate(TSS, Some(format!("//{label}").into_bytes()));
        rich::<T>(&tss_account.into());
        let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
        let message = tss_consent_hash(genesis.as_fixed_bytes(), stash.as_ref());
        let signature = sr25519_sign(TSS, &tss_account, &message).expect("the key was made just now");
        let x25519_public_key = MontgomeryPoint::mul_base_clamped(blake2_256(label.as_bytes())).to_bytes();
        Self { tss_account, x25519_public_key, consent: signature.0 }
    }
}

fn rich<T: Config>(account: &AccountId32)
where
    T::Currency: Mutate<AccountId32>,
{
    let ServersParameters { min_bond, tss_reserve, .. } = Parameters::<T>::get();
    T::Currency::set_balance(account, 10 * (min_bond + tss_reserve));
}

/// The longest that there may be.
fn endpoint() -> Endpoint {
    let mut endpoint = vec![b'a'; 128];
    endpoint[..8].copy_from_slice(b"https://");
    Endpoint::truncate_from(endpoint)
}

fn stash(subgroup: u32, member: u32) -> AccountId32 {
    account("stash", subgroup, member)
}

/// A server with a bond.
fn put<T: Config>(stash: &AccountId32, status: ServerStatus)
where
    T::Currency: Mutate<AccountId32>,
{
    rich::<T>(stash);
    let bond = Parameters::<T>::get().min_bond;
    T::Currency::hold(&HoldReason::Bond.into(), stash, bond).expect("the stash is rich");
    let id = blake2_256(stash.as_ref());
    let (tss_account, x25519_public_key) = (AccountId32::new(id), id);
    let server = ServerInfo { tss_account, x25519_public_key, endpoint: endpoint(), bond, status };
    Pallet::<T>::insert_server(stash, server);
}

/// So many servers have seats, spread evenly.
fn seat<T: Config>(members: u32)
where
    T::Currency: Mutate<AccountId32>,
{
    SubgroupCount::<T>::put(MAX_SUBGROUPS);
    for subgroup in 0..SUBGROUPS {
        let size = (members + SUBGROUPS - 1 - subgroup) / SUBGROUPS;
        let seated: vec::Vec<_> = (0..size).map(|member| stash(subgroup, member)).collect();
        for stash in &seated {
            put::<T>(stash, ServerStatus::Seated { subgroup: subgroup as u8 });
        }
        Subgroups::<T>::insert(subgroup as u8, BoundedVec::truncate_from(seated));
    }
}

fn status<T: Config>(stash: &AccountId32) -> Option<ServerStatus> {
    Servers::<T>::get(stash).map(|server| server.status)
}

/// A network to measure calls in.
#[cfg(test)]
fn chain() -> frame::testing_prelude::TestState {
    use frame::testing_prelude::*;
    use mock::*;
    use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
    let mut chain = TestState::new(genesis(1, &[("seated", 0)], &[]).build_storage().unwrap());
    chain.register_extension(KeystoreExt::new(MemoryKeystore::new()));
    chain
}

#[benchmarks(where T::Currency: Mutate<AccountId32>)]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn join() {
        let stash: AccountId32 = whitelisted_caller();
        rich::<T>(&stash);
        let Keys { tss_account, x25519_public_key, consent } = Keys::new::<T>(&stash, "first");
        let bond = Parameters::<T>::get().min_bond;
        let origin = RawOrigin::Signed(stash.clone());
        #[extrinsic_call]
        join(origin, tss_account.into(), x25519_public_key, endpoint(), bond, consent);
        assert_eq!(status::<T>(&stash), Some(ServerStatus::Candidate));
    }

    #[benchmark]
    fn admit() {
        seat::<T>(MAX_MEMBERS * SUBGROUPS - 1);
        let candidate = stash(SUBGROUPS, 0);
        put::<T>(&candidate, ServerStatus::Candidate);
        #[extrinsic_call]
        admit(RawOrigin::Root, candidate.clone());
        assert_eq!(status::<T>(&candidate), Some(ServerStatus::Seated { subgroup: MAX_SUBGROUPS - 1 }));
    }

    #[benchmark]
    fn change_endpoint() {
        let stash = whitelisted_caller();
        put::<T>(&stash, ServerStatus::Candidate);
        Servers::<T>::mutate(&stash, |server| server.as_mut().map(|server| server.endpoint.truncate(9)));
        #[extrinsic_call]
        change_endpoint(RawOrigin::Signed(stash.clone()), endpoint());
        assert_eq!(Servers::<T>::get(&stash).map(|server| server.endpoint), Some(endpoint()));
    }

    #[benchmark]
    fn bond_extra() {
        let stash = whitelisted_caller();
        put::<T>(&stash, ServerStatus::Candidate);
        let bond = Parameters::<T>::get().min_bond;
        #[extrinsic_call]
        bond_extra(RawOrigin::Signed(stash.clone()), bond);
        assert_eq!(Pallet::<T>::bond_of(&stash), 2 * bond);
    }

    #[benchmark]
    fn change_keys() {
        let stash: AccountId32 = whitelisted_caller();
        put::<T>(&stash, ServerStatus::Seated { subgroup: 0 });
        let Keys { tss_account, x25519_public_key, consent } = Keys::new::<T>(&stash, "second");
        let origin = RawOrigin::Signed(stash.clone());
        #[extrinsic_call]
        change_keys(origin, tss_account.into(), x25519_public_key, consent);
        assert_eq!(TssAccounts::<T>::get(AccountId32::from(tss_account)), Some(stash));
    }

    #[benchmark]
    fn leave() {
        seat::<T>(MAX_MEMBERS * SUBGROUPS);
        let leaving = stash(0, MAX_MEMBERS - 1);
        #[extrinsic_call]
        leave(RawOrigin::Signed(leaving.clone()));
        assert!(matches!(status::<T>(&leaving), Some(ServerStatus::Leaving { .. })));
        assert_eq!(Subgroups::<T>::decode_len(0), Some(MAX_MEMBERS as usize - 1));
    }

    #[benchmark]
    fn withdraw() {
        let stash = whitelisted_caller();
        put::<T>(&stash, ServerStatus::Leaving { until: 0 });
        #[extrinsic_call]
        withdraw(RawOrigin::Signed(stash.clone()));
        assert_eq!((status::<T>(&stash), Pallet::<T>::bond_of(&stash)), (None, 0));
    }

    /// A new roster of `m` members, in a block in which an old one of the largest size goes.
    #[benchmark]
    fn rotate(m: Linear<16, 512>) {
        seat::<T>(MAX_MEMBERS * SUBGROUPS);
        Pallet::<T>::rotate(1);
        let old = CurrentRoster::<T>::get();
        Pallet::<T>::rotate(2);
        seat::<T>(m);
        Pallet::<T>::request(Rotation::NextBlock);
        #[block]
        {
            Pallet::<T>::rotate_if_due(3);
        }
        let members = |subgroup| RosterMembers::<T>::decode_len(old + 2, subgroup).unwrap_or_default() as u32;
        assert_eq!((0..MAX_SUBGROUPS).map(members).sum::<u32>(), m);
        assert!(!RosterInfos::<T>::contains_key(old));
    }

    impl_benchmark_test_suite!(Pallet, super::chain(), crate::benchmarking::mock::Test);
}
