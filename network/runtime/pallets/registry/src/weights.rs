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
        Weight::from_parts(95_950_000, 0).saturating_add(T::DbWeight::get().reads_writes(5, 3))
    }

    fn deal(t: u32) -> Weight {
        Weight::from_parts(4_997_716_000, 0)
            .saturating_add(Weight::from_parts(258_668_000, 0).saturating_mul(t.into()))
            .saturating_add(T::DbWeight::get().reads_writes(24, 6))
    }

    fn confirm(t: u32, a: u32) -> Weight {
        Weight::from_parts(765_717_000, 0)
            .saturating_add(Weight::from_parts(60_460_000, 0).saturating_mul(t.into()))
            .saturating_add(Weight::from_parts(355_533_000, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads_writes(6, 1))
    }

    fn reject() -> Weight {
        Weight::from_parts(133_871_000, 0).saturating_add(T::DbWeight::get().reads_writes(7, 6))
    }

    fn complete(_t: u32, d: u32) -> Weight {
        Weight::from_parts(1_759_034_000, 0)
            .saturating_add(Weight::from_parts(307_000, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads_writes(2, u64::from(d).saturating_add(6)))
    }

    fn settle(d: u32) -> Weight {
        Weight::from_parts(211_898_000, 0)
            .saturating_add(Weight::from_parts(101_939_000, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads_writes(
                u64::from(d).saturating_mul(4).saturating_add(17),
                u64::from(d).saturating_mul(5).saturating_add(12),
            ))
    }

    fn cancel() -> Weight {
        Weight::from_parts(79_710_000, 0).saturating_add(T::DbWeight::get().reads_writes(4, 4))
    }

    fn acknowledge(_t: u32) -> Weight {
        Weight::from_parts(1_215_542_000, 0).saturating_add(T::DbWeight::get().reads_writes(22, 1))
    }

    fn challenge() -> Weight {
        Weight::from_parts(209_343_000, 0).saturating_add(T::DbWeight::get().reads_writes(19, 1))
    }

    fn deliver() -> Weight {
        Weight::from_parts(242_936_000, 0).saturating_add(T::DbWeight::get().reads_writes(19, 2))
    }

    fn open(t: u32, d: u32) -> Weight {
        Weight::from_parts(1_280_179_000, 0)
            .saturating_add(Weight::from_parts(39_478_000, 0).saturating_mul(t.into()))
            .saturating_add(Weight::from_parts(3_582_000, 0).saturating_mul(d.into()))
            .saturating_add(T::DbWeight::get().reads_writes(30, u64::from(d).saturating_add(11)))
    }
}
