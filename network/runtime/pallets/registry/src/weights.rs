//! What the calls of this pallet weigh. Measured: `npm run weights` writes this file.

use frame::prelude::*;

pub trait WeightInfo {
    fn register() -> Weight;
    fn deal(t: u32) -> Weight;
    fn confirm(t: u32, a: u32) -> Weight;
    fn reject() -> Weight;
    fn complete(t: u32, d: u32) -> Weight;
    fn settle(d: u32) -> Weight;
    fn cancel() -> Weight;
    fn acknowledge(t: u32) -> Weight;
    fn challenge() -> Weight;
    fn deliver() -> Weight;
    fn open(t: u32, d: u32) -> Weight;
}

pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for Measured<T> {
    fn register() -> Weight {
        Weight::from_parts(96_501_000, 0).saturating_add(T::DbWeight::get().reads_writes(5, 3))
    }

    fn deal(t: u32) -> Weight {
        Weight::from_parts(4_879_008_000, 0)
            .saturating_add(Weight::from_parts(245_958_000, 0).saturating_mul(t.into()))
            .saturating_add(T::DbWeight::get().reads_writes(24, 6))
    }

    fn confirm(t: u32, a: u32) -> Weight {
        Weight::from_parts(177_042_000, 0)
            .saturating_add(Weight::from_parts(81_260_000, 0).saturating_mul(t.into()))
            .saturating_add(Weight::from_parts(345_728_000, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads_writes(6, 1))
    }

    fn reject() -> Weight {
        Weight::from_parts(121_739_000, 0).saturating_add(T::DbWeight::get().reads_writes(7, 6))
    }

    fn complete(t: u32, d: u32) -> Weight {
        Weight::from_parts(392_601_000, 0)
            .saturating_add(Weight::from_parts(16_539_000, 0).saturating_mul(t.into()))
            .saturating_add(Weight::from_parts(2_392_000, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads_writes(2, u64::from(d).saturating_add(6)))
    }

    fn settle(d: u32) -> Weight {
        Weight::from_parts(249_835_000, 0)
            .saturating_add(Weight::from_parts(98_192_000, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads_writes(
                u64::from(d).saturating_mul(4).saturating_add(17),
                u64::from(d).saturating_mul(5).saturating_add(12),
            ))
    }

    fn cancel() -> Weight {
        Weight::from_parts(82_585_000, 0).saturating_add(T::DbWeight::get().reads_writes(4, 4))
    }

    fn acknowledge(t: u32) -> Weight {
        Weight::from_parts(531_745_000, 0)
            .saturating_add(Weight::from_parts(37_820_000, 0).saturating_mul(t.into()))
            .saturating_add(T::DbWeight::get().reads_writes(22, 1))
    }

    fn challenge() -> Weight {
        Weight::from_parts(199_324_000, 0).saturating_add(T::DbWeight::get().reads_writes(19, 1))
    }

    fn deliver() -> Weight {
        Weight::from_parts(224_591_000, 0).saturating_add(T::DbWeight::get().reads_writes(19, 2))
    }

    fn open(t: u32, d: u32) -> Weight {
        Weight::from_parts(1_145_389_000, 0)
            .saturating_add(Weight::from_parts(47_569_000, 0).saturating_mul(t.into()))
            .saturating_add(Weight::from_parts(3_180_000, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads_writes(30, u64::from(d).saturating_add(11)))
    }
}
