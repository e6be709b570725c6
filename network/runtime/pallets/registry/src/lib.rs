//! Registration of keys: a registrant opens a registration and deals shares of its key; each subgroup of servers
//! confirms that it holds its share; the partials combine to a test signature, and the chain records the key.
#![cfg_attr(not(feature = "std"), no_std)]
extern crate alloc;
#[cfg(all(test, feature = "runtime-benchmarks"))]
extern crate self as entropy_registry;

use frame::import_section;

pub use pallet::*;
pub use types::*;
pub use weights::{Measured, WeightInfo};

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod errors;
mod events;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod invariants;
mod lifecycle;
mod rules;
pub mod runtime_api;
mod types;
pub mod weights;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame::pallet]
pub mod pallet {
    use crate::{
        calls::{CommittedEnvelope, Confirmation},
        rules::{deliveries::MAX_DELIVERIES, progress::Place},
        types::*,
        WeightInfo,
    };
    use entropy_constraints::{Rules, RulesOf};
    use entropy_servers::{Offences, Rosters, MAX_SUBGROUPS};
    use frame::{deps::sp_runtime::AccountId32, prelude::*, token::fungible::hold::Mutate as MutateHold};

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);
    const MOST_SUBGROUPS: u32 = MAX_SUBGROUPS as u32;

    #[pallet::config]
    pub trait Config:
        frame_system::Config<AccountId = AccountId32, Hash = H256, RuntimeEvent: From<Event<Self>>>
    {
        type Currency: MutateHold<AccountId32, Balance = u128, Reason = Self::RuntimeHoldReason>;
        type RuntimeHoldReason: From<HoldReason>;
        type BlockNumberProvider: BlockNumberProvider<BlockNumber = u32>;
        type Rosters: Rosters;
        type Offences: Offences;
        /// Where forfeited deposits go.
        type Pot: Get<AccountId32>;
        type Rules: RulesOf<AccountId32>;
        type WeightInfo: WeightInfo;
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::composite_enum]
    pub enum HoldReason {
        /// What a registration costs while the chain keeps it.
        Deposit,
    }

    #[pallet::storage]
    pub type Parameters<T: Config> = StorageValue<_, RegistryParameters, ValueQuery>;

    /// The past of each account; never removed, so that attempt numbers never repeat.
    #[pallet::storage]
    pub type Registrants<T: Config> = StorageMap<_, Blake2_128Concat, AccountId32, Registrant, ValueQuery>;

    /// Registrations in flight.
    #[pallet::storage]
    pub type Registrations<T: Config> = StorageMap<_, Blake2_128Concat, AccountId32, Registration>;

    /// The dealings of the registrations that were dealt.
    #[pallet::storage]
    pub type Dealings<T: Config> = StorageMap<_, Blake2_128Concat, AccountId32, Dealing>;

    /// Registrations that succeeded.
    #[pallet::storage]
    pub type Registered<T: Config> = StorageMap<_, Blake2_128Concat, AccountId32, RegisteredKey>;

    /// The account that registered a key, or is registering it.
    #[pallet::storage]
    pub type VerifyingKeys<T: Config> = StorageMap<_, Blake2_128Concat, PointBytes, AccountId32>;

    /// What is left to do for registered keys that lack subgroups. Their dealings stay as long.
    #[pallet::storage]
    pub type Healings<T: Config> = StorageMap<_, Blake2_128Concat, AccountId32, Healing>;

    /// Envelopes that were delivered on chain, by registrant, subgroup and member, while their dealing is in flight.
    #[pallet::storage]
    pub type Deliveries<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, AccountId32, Twox64Concat, (u8, u8), Envelope>;

    /// `blake2_256(X ‖ R)` of every dealing ever accepted.
    #[pallet::storage]
    pub type UsedNonces<T: Config> = StorageMap<_, Identity, H256, ()>;

    #[pallet::genesis_config]
    #[derive(DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        pub parameters: RegistryParameters,
        #[serde(skip)]
        pub _config: PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            assert!(self.parameters.are_in_order(), "registry windows at genesis not in order");
            Parameters::<T>::put(&self.parameters);
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
            Self::check_invariants()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Opens a registration of the origin and holds its deposit.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::register())]
        pub fn register(
            origin: OriginFor<T>,
            constraint_account: AccountId32,
            initial_constraints: Option<Rules>,
        ) -> DispatchResult {
            Self::start(ensure_signed(origin)?, constraint_account, initial_constraints)
        }

        /// Publishes a dealing for the origin's registration. The deadlines of its servers run from this block.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::deal(dealing.commitments.len() as u32 + 1))]
        pub fn deal(origin: OriginFor<T>, dealing: Dealing) -> DispatchResultWithPostInfo {
            Self::accept_dealing(ensure_signed(origin)?, dealing)
        }

        /// Says for a subgroup that its members hold their share; the origin is the tss account of one of them, with the
        /// others' acks. The last one completes the registration. A false partial is no error: it is punished.
        #[pallet::call_index(2)]
        #[pallet::weight(
            T::WeightInfo::confirm(MOST_SUBGROUPS, acks.len() as u32).saturating_add(
                T::WeightInfo::complete(MOST_SUBGROUPS, MAX_DELIVERIES).max(T::WeightInfo::reject())
            )
        )]
        pub fn confirm(
            origin: OriginFor<T>,
            registrant: AccountId32,
            dealing_hash: H256,
            subgroup: u8,
            partial: [u8; 32],
            holder_proof: HolderProof,
            acks: Acks,
        ) -> DispatchResultWithPostInfo {
            let sender = ensure_signed(origin)?;
            let confirmation = Confirmation { sender, dealing_hash, subgroup, partial, holder_proof, acks };
            Self::accept_confirmation(registrant, confirmation)
        }

        /// Ends what is past its time: a registration, with a key if enough subgroups have confirmed, or the healing
        /// of a key. Anyone may; the registrant need not wait for the last subgroups once they are late.
        #[pallet::call_index(3)]
        #[pallet::weight(
            T::WeightInfo::settle(MAX_DELIVERIES)
                .saturating_add(T::WeightInfo::complete(MOST_SUBGROUPS, MAX_DELIVERIES))
        )]
        pub fn settle(origin: OriginFor<T>, registrant: AccountId32) -> DispatchResultWithPostInfo {
            Self::settle_due(ensure_signed(origin)?, registrant)
        }

        /// Withdraws the origin's registration before it is dealt.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::cancel())]
        pub fn cancel(origin: OriginFor<T>) -> DispatchResult {
            Self::withdraw(ensure_signed(origin)?)
        }

        /// Says that the origin, the tss account of a member, holds the share of its subgroup, which has confirmed.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::acknowledge(MOST_SUBGROUPS))]
        pub fn acknowledge(
            origin: OriginFor<T>,
            registrant: AccountId32,
            dealing_hash: H256,
            holder_proof: HolderProof,
        ) -> DispatchResultWithPostInfo {
            let sender = ensure_signed(origin)?;
            Self::accept_acknowledgement(sender, registrant, dealing_hash, holder_proof)
        }

        /// Accuses the dealer. The origin is the tss account of the member that has no good envelope.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::challenge())]
        pub fn challenge(
            origin: OriginFor<T>,
            registrant: AccountId32,
            dealing_hash: H256,
            complaint: Complaint,
        ) -> DispatchResult {
            let sender = ensure_signed(origin)?;
            Self::accept_challenge(sender, registrant, dealing_hash, complaint)
        }

        /// Publishes a member's envelope, which is ciphertext. Anyone may, also unasked: the member must then answer.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::deliver())]
        pub fn deliver(
            origin: OriginFor<T>,
            registrant: AccountId32,
            dealing_hash: H256,
            subgroup: u8,
            member: u8,
            envelope: Envelope,
            proof: MerkleProof,
        ) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            let place = Place { subgroup, member };
            Self::accept_delivery(registrant, CommittedEnvelope { dealing_hash, place, envelope, proof })
        }

        /// Answers a member that calls its envelope bad: the origin shows how it was sealed. One of the two pays for it.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::open(MOST_SUBGROUPS, MAX_DELIVERIES))]
        pub fn open(
            origin: OriginFor<T>,
            dealing_hash: H256,
            subgroup: u8,
            member: u8,
            envelope: Envelope,
            proof: MerkleProof,
            ephemeral_secret: [u8; 32],
        ) -> DispatchResultWithPostInfo {
            let registrant = ensure_signed(origin)?;
            let place = Place { subgroup, member };
            let opening = CommittedEnvelope { dealing_hash, place, envelope, proof };
            Self::accept_opening(registrant, opening, ephemeral_secret)
        }
    }
}
