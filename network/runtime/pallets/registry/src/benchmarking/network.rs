//! The largest network there can be, and a registration in it.

use super::dealer::Dealer;
use crate::{pallet::*, rules::progress::Place, types::*};
use alloc::vec::Vec;
use entropy_protocol::accusation::x25519;
use entropy_servers::{
    CurrentRoster, RosterInfo, RosterInfos, RosterMember, RosterMembers, ServerInfo, ServerStatus, Servers,
    Subgroups, MAX_MEMBERS, MAX_SUBGROUPS,
};
use frame::{
    benchmarking::prelude::account,
    deps::{
        sp_core::{crypto::KeyTypeId, sr25519},
        sp_io::crypto::{sr25519_generate, sr25519_sign},
        sp_runtime::AccountId32,
    },
    hashing::blake2_256,
    prelude::*,
    token::fungible::{hold::Mutate as _, Mutate},
};

pub const SUBGROUPS: u8 = MAX_SUBGROUPS;
pub const MEMBERS: u8 = MAX_MEMBERS as u8;
const ROSTER: u32 = 1_000_000;
const KEYS: KeyTypeId = KeyTypeId(*b"tss ");
const RICH: u128 = 1_000_000_000_000_000;

/// One whose account can sign.
pub struct Member {
    pub stash: AccountId32,
    pub tss_account: AccountId32,
    pub x25519_public_key: [u8; 32],
    key: sr25519::Public,
}

impl Member {
    /// The keystore makes the key.
    fn new(subgroup: u8, member: u8) -> Self {
        let key = sr25519_generate(KEYS, None);
        let secret = blake2_256(&[subgroup, member]);
        Self {
            stash: stash(subgroup, member),
            tss_account: key.into(),
            x25519_public_key: x25519::public_key(&secret),
            key,
        }
    }

    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        sr25519_sign(KEYS, &self.key, message).expect("the keystore has made this key; qed").0
    }

    fn in_roster(&self) -> RosterMember {
        let Self { stash, tss_account, x25519_public_key, .. } = self;
        let (stash, tss_account) = (stash.clone(), tss_account.clone());
        RosterMember { stash, tss_account, x25519_public_key: *x25519_public_key }
    }
}

/// The members of the last subgroup; all the others only fill the roster.
pub struct Network {
    pub members: Vec<Member>,
}

impl Network {
    pub fn last(&self) -> &Member {
        &self.members[usize::from(MEMBERS) - 1]
    }
}

pub fn stash(subgroup: u8, member: u8) -> AccountId32 {
    account("stash", subgroup.into(), member.into())
}

pub fn hash() -> H256 {
    H256::repeat_byte(7)
}

/// Makes a full roster the current one.
pub fn network<T: entropy_servers::Config>() -> Network {
    let members: Vec<Member> = (0..MEMBERS).map(|member| Member::new(SUBGROUPS - 1, member)).collect();
    for subgroup in 0..SUBGROUPS - 1 {
        let fill = (0..MEMBERS).map(|member| RosterMember {
            stash: stash(subgroup, member),
            tss_account: account("tss", subgroup.into(), member.into()),
            x25519_public_key: [9; 32],
        });
        RosterMembers::<T>::insert(ROSTER, subgroup, BoundedVec::truncate_from(fill.collect()));
    }
    let last = members.iter().map(Member::in_roster).collect();
    RosterMembers::<T>::insert(ROSTER, SUBGROUPS - 1, BoundedVec::truncate_from(last));
    let info = RosterInfo { hash: hash(), subgroups: SUBGROUPS, since: 0 };
    RosterInfos::<T>::insert(ROSTER, info);
    CurrentRoster::<T>::put(ROSTER);
    Network { members }
}

/// Gives the stash a seat in a full subgroup, and a bond that is just enough to keep it.
pub fn seat<T>(own: &AccountId32, subgroup: u8)
where
    T: Config + entropy_servers::Config,
    <T as entropy_servers::Config>::Currency: Mutate<AccountId32, Balance = u128>,
{
    let bond = entropy_servers::Parameters::<T>::get().min_bond / 2;
    let reason = entropy_servers::HoldReason::Bond.into();
    <T as entropy_servers::Config>::Currency::set_balance(own, RICH.saturating_add(bond));
    <T as entropy_servers::Config>::Currency::hold(&reason, own, bond).expect("it has as much; qed");
    let server = ServerInfo {
        tss_account: own.clone(),
        x25519_public_key: [9; 32],
        endpoint: BoundedVec::truncate_from(alloc::vec![b'a'; 128]),
        bond,
        status: ServerStatus::Seated { subgroup },
    };
    Servers::<T>::insert(own, server);
    let seated = (0..MEMBERS).map(|member| stash(subgroup, member));
    Subgroups::<T>::insert(subgroup, BoundedVec::truncate_from(seated.collect()));
}

/// An account with a registration that is open, its rules as long as they may be.
pub fn opened<T>(rules: entropy_constraints::Rules) -> AccountId32
where
    T: Config,
    <T as Config>::Currency: Mutate<AccountId32, Balance = u128>,
{
    let registrant = rich::<T>("registrant");
    frame_system::Pallet::<T>::set_block_number(1u32.into());
    Pallet::<T>::start(registrant.clone(), account("rules", 0, 0), Some(rules))
        .expect("it has nothing yet; qed");
    registrant
}

pub fn rich<T>(name: &'static str) -> AccountId32
where
    T: Config,
    <T as Config>::Currency: Mutate<AccountId32, Balance = u128>,
{
    let account = account(name, 0, 0);
    <T as Config>::Currency::set_balance(&account, RICH);
    account
}

pub fn dealer<T: Config>(registrant: &AccountId32, threshold: u32, network: &Network) -> Dealer {
    let context = Pallet::<T>::context(registrant, 1, SUBGROUPS.into());
    Dealer::new(context, hash(), threshold, network.last())
}

/// Goes on to a block of so many after the dealing's, which is 1.
pub fn later<T: Config>(blocks: u32) {
    frame_system::Pallet::<T>::set_block_number(blocks.saturating_add(1).into());
}

/// What the chain knows of the dealing, changed.
pub fn note<T: Config>(registrant: &AccountId32, change: impl FnOnce(&mut Dealt)) {
    let (registration, mut dealt) = Pallet::<T>::dealt(registrant).ok().expect("it was dealt; qed");
    change(&mut dealt);
    Pallet::<T>::put_dealt(registrant, registration, dealt);
}

/// So many members, of as many subgroups as there are: what is done to each subgroup is done most often then.
pub fn spread(members: u32) -> impl Iterator<Item = Place> {
    (0..members as u8).map(|index| Place { subgroup: index % SUBGROUPS, member: index / SUBGROUPS })
}

/// Puts so many envelopes on chain.
pub fn delivered<T: Config>(registrant: &AccountId32, envelopes: u32, envelope: &Envelope) {
    note::<T>(registrant, |dealt| {
        for place in spread(envelopes) {
            Deliveries::<T>::insert(registrant, (place.subgroup, place.member), envelope.clone());
            dealt.note(place.subgroup, |progress| progress.delivered |= place.bit());
        }
    });
}
