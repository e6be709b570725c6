//! What the calls of this pallet weigh. Measured: `npm run weights` writes this file.

use frame::prelude::*;

pub trait WeightInfo {
    fn update_constraints() -> Weight;
}

pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for Measured<T> {
    fn update_constraints() -> Weight {
        Weight::from_parts(26_280_000, 0).saturating_add(T::DbWeight::get().reads_writes(1, 1))
    }
}
