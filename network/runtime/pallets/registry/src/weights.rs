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
        Weight::from_parts(98_043_000, 0).saturating_add(T::DbWeight::get().reads_writes(5, 3))
    }

    fn deal(t: u32) -> Weight {
        Weight::from_parts(4_047_782_000, 0)
            .saturating_add(Weight::from_parts(437_542_000, 0).saturating_mul(t.into()))
            .saturating_add(T::DbWeight::get().reads_writes(24, 6))
    }

    fn confirm(t: u32, a: u32) -> Weight {
        Weight::from_parts(1_529_399_000, 0)
            .saturating_add(Weight::from_parts(9_581_000, 0).saturating_mul(t.into()))
            .saturating_add(Weight::from_parts(355_514_000, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads_writes(6, 1))
    }

    fn reject() -> Weight {
        Weight::from_parts(221_616_000, 0).saturating_add(T::DbWeight::get().reads_writes(7, 6))
    }

    fn complete(t: u32, d: u32) -> Weight {
        Weight::from_parts(659_396_000, 0)
            .saturating_add(Weight::from_parts(9_722_000, 0).saturating_mul(t.into()))
            .saturating_add(T::DbWeight::get().reads_writes(2, u64::from(d).saturating_add(6)))
    }

    fn settle(d: u32) -> Weight {
        Weight::from_parts(349_248_000, 0)
            .saturating_add(Weight::from_parts(100_845_000, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads_writes(
                u64::from(d).saturating_mul(3).saturating_add(10),
                u64::from(d).saturating_mul(4).saturating_add(8),
            ))
    }

    fn cancel() -> Weight {
        Weight::from_parts(84_689_000, 0).saturating_add(T::DbWeight::get().reads_writes(4, 4))
    }

    fn acknowledge(t: u32) -> Weight {
        Weight::from_parts(524_401_000, 0)
            .saturating_add(Weight::from_parts(40_789_000, 0).saturating_mul(t.into()))
            .saturating_add(T::DbWeight::get().reads_writes(22, 1))
    }

    fn challenge() -> Weight {
        Weight::from_parts(221_426_000, 0).saturating_add(T::DbWeight::get().reads_writes(19, 1))
    }

    fn deliver() -> Weight {
        Weight::from_parts(253_776_000, 0).saturating_add(T::DbWeight::get().reads_writes(19, 2))
    }

    fn open(t: u32, d: u32) -> Weight {
        Weight::from_parts(383_188_000, 0)
            .saturating_add(Weight::from_parts(88_474_000, 0).saturating_mul(t.into()))
            .saturating_add(Weight::from_parts(19_412_000, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads_writes(30, u64::from(d).saturating_add(11)))
    }
}
