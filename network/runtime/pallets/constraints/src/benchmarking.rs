//! What the call weighs with lists as long as may be.

/// The chain of the pallet's tests. It speaks of this crate as they do, from outside.
#[cfg(test)]
#[allow(dead_code)]
#[path = "../tests/pallet/mock.rs"]
mod mock;

use crate::{pallet::*, Acl, AclKind, Rules, RulesOf, MAX_ADDRESSES};
use frame::benchmarking::prelude::*;

fn longest<A>(address: impl Fn(u8) -> A) -> Option<Acl<A>> {
    let addresses = BoundedVec::truncate_from((0..MAX_ADDRESSES as u8).map(address).collect());
    Some(Acl { addresses, kind: AclKind::Deny, allow_null_recipient: true })
}

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn update_constraints() {
        let (ruler, registrant): (T::AccountId, T::AccountId) =
            (whitelisted_caller(), account("registrant", 0, 0));
        let rules = Rules { evm_acl: longest(|byte| [byte; 20]), btc_acl: longest(|byte| [byte; 32]) };
        <Pallet<T> as RulesOf<T::AccountId>>::set(&registrant, ruler.clone(), Some(rules.clone()));
        #[extrinsic_call]
        update_constraints(RawOrigin::Signed(ruler), registrant.clone(), rules.clone());
        assert_eq!(Constraints::<T>::get(&registrant), Some(rules));
    }

    impl_benchmark_test_suite!(Pallet, crate::benchmarking::mock::chain(), crate::benchmarking::mock::Test);
}
