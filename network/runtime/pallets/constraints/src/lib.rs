//! The rules under which the servers may sign with a registrant's key, and who may change them.
#![cfg_attr(not(feature = "std"), no_std)]
#[cfg(all(test, feature = "runtime-benchmarks"))]
extern crate self as entropy_constraints;

pub use pallet::*;
pub use types::{Acl, AclKind, Constraints as Rules, MAX_ADDRESSES};
pub use weights::{HandWeights, WeightInfo};

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod types;
pub mod weights;

/// How a finished registration hands its rules over.
pub trait RulesOf<AccountId> {
    fn set(registrant: &AccountId, constraint_account: AccountId, initial: Option<Rules>);
}

#[frame::pallet]
pub mod pallet {
    use super::{Rules, RulesOf, WeightInfo};
    use frame::prelude::*;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        type WeightInfo: WeightInfo;
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// The rules in force, by registrant.
    #[pallet::storage]
    pub type Constraints<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Rules>;

    /// The account that may change a registrant's rules: it alone, not the registrant.
    #[pallet::storage]
    pub type ConstraintAccounts<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, T::AccountId>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        ConstraintsUpdated { registrant: T::AccountId, constraints: Rules },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// No finished registration has this account.
        NotRegistered,
        /// Only the registration's constraint account may change its rules.
        NotConstraintAccount,
        /// A list names an address twice.
        InvalidConstraints,
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Replaces the rules of a registrant. The origin is its constraint account.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::update_constraints())]
        pub fn update_constraints(
            origin: OriginFor<T>,
            registrant: T::AccountId,
            constraints: Rules,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let allowed = ConstraintAccounts::<T>::get(&registrant).ok_or(Error::<T>::NotRegistered)?;
            ensure!(who == allowed, Error::<T>::NotConstraintAccount);
            ensure!(constraints.is_valid(), Error::<T>::InvalidConstraints);
            Constraints::<T>::insert(&registrant, &constraints);
            Self::deposit_event(Event::ConstraintsUpdated { registrant, constraints });
            Ok(())
        }
    }

    impl<T: Config> RulesOf<T::AccountId> for Pallet<T> {
        fn set(registrant: &T::AccountId, constraint_account: T::AccountId, initial: Option<Rules>) {
            ConstraintAccounts::<T>::insert(registrant, constraint_account);
            match initial {
                Some(constraints) => Constraints::<T>::insert(registrant, constraints),
                None => Constraints::<T>::remove(registrant),
            }
        }
    }
}
