//! What the calls of this pallet weigh. Measured: `npm run weights` writes this file.

use frame::prelude::*;

pub trait WeightInfo {
    fn join() -> Weight;
    fn admit() -> Weight;
    fn change_endpoint() -> Weight;
    fn bond_extra() -> Weight;
    fn change_keys() -> Weight;
    fn leave() -> Weight;
    fn withdraw() -> Weight;
    fn rotate(m: u32) -> Weight;
}

pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for Measured<T> {
    fn join() -> Weight {
        Weight::from_parts(348_674_000, 0).saturating_add(T::DbWeight::get().reads_writes(7, 4))
    }

    fn admit() -> Weight {
        Weight::from_parts(114_686_000, 0).saturating_add(T::DbWeight::get().reads_writes(20, 3))
    }

    fn change_endpoint() -> Weight {
        Weight::from_parts(22_101_000, 0).saturating_add(T::DbWeight::get().reads_writes(1, 1))
    }

    fn bond_extra() -> Weight {
        Weight::from_parts(91_261_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 2))
    }

    fn change_keys() -> Weight {
        Weight::from_parts(291_076_000, 0).saturating_add(T::DbWeight::get().reads_writes(7, 6))
    }

    fn leave() -> Weight {
        Weight::from_parts(53_411_000, 0).saturating_add(T::DbWeight::get().reads_writes(4, 3))
    }

    fn withdraw() -> Weight {
        Weight::from_parts(81_242_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 4))
    }

    fn rotate(m: u32) -> Weight {
        Weight::from_parts(274_091_000, 0)
            .saturating_add(Weight::from_parts(6_485_000, 0).saturating_mul(m.into()))
            .saturating_add(T::DbWeight::get().reads_writes(u64::from(m).saturating_add(22), 36))
    }
}
