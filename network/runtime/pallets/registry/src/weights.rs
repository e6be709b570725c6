//! Weights by hand until the benchmarks exist.
//!
//! Times are of this curve library in wasmtime, measured on two cores and doubled: a point parsed 16 µs, one Horner
//! step of a polynomial in the exponent 7 µs, a sum of two or three products 180 µs, a host sr25519 verification
//! 38 µs, the interpolation of 16 partials 0.7 ms.

use frame::prelude::*;

const MICROSECOND: u64 = 1_000_000;
const PARSE_POINT: u64 = 32 * MICROSECOND;
const HORNER_STEP: u64 = 14 * MICROSECOND;
const PRODUCTS: u64 = 360 * MICROSECOND;
const SR25519: u64 = 80 * MICROSECOND;
const INTERPOLATE: u64 = 90 * MICROSECOND;
const BASE: u64 = 50 * MICROSECOND;

pub trait WeightInfo {
    fn register() -> Weight;
    /// A dealing of this threshold to so many subgroups.
    fn deal(threshold: u32, subgroups: u32) -> Weight;
    /// A confirmation that is not the last one.
    fn confirm(threshold: u32, acks: u32) -> Weight;
    /// What the last confirmation does beside confirming.
    fn complete(threshold: u32) -> Weight;
    /// The end of a registration without a key.
    fn end() -> Weight;
}

pub struct HandWeights<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for HandWeights<T> {
    fn register() -> Weight {
        Weight::from_parts(2 * BASE, 0) + T::DbWeight::get().reads_writes(4, 2)
    }

    /// Three lists of points; then at every subgroup three polynomials and a sum, once more for the whole, the proof.
    fn deal(threshold: u32, subgroups: u32) -> Weight {
        let (coefficients, subgroups) = (coefficients(threshold), u64::from(subgroups));
        let time = BASE
            + PARSE_POINT * (3 * coefficients + 2)
            + HORNER_STEP * 3 * coefficients * subgroups
            + PRODUCTS * (subgroups + 2);
        let db = T::DbWeight::get().reads_writes(subgroups.saturating_add(8), 6);
        Weight::from_parts(time, 0).saturating_add(db)
    }

    /// The points again; three polynomials at one subgroup, the partial, and a proof of each holder.
    fn confirm(threshold: u32, acks: u32) -> Weight {
        let (coefficients, acks) = (coefficients(threshold), u64::from(acks));
        let time = BASE
            + PARSE_POINT * (3 * coefficients + 2)
            + HORNER_STEP * 3 * coefficients
            + PRODUCTS * 2
            + (PRODUCTS + PARSE_POINT + SR25519) * acks;
        Weight::from_parts(time, 0) + T::DbWeight::get().reads_writes(5, 1)
    }

    fn complete(threshold: u32) -> Weight {
        let time = BASE + INTERPOLATE * u64::from(threshold) + PRODUCTS;
        Weight::from_parts(time, 0) + T::DbWeight::get().reads_writes(4, 6)
    }

    fn end() -> Weight {
        Weight::from_parts(BASE, 0) + T::DbWeight::get().reads_writes(6, 24)
    }
}

fn coefficients(threshold: u32) -> u64 {
    u64::from(threshold.saturating_sub(1))
}
