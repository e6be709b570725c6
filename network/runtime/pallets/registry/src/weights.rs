//! Weights by hand until the benchmarks exist.
//!
//! Times are of the protocol crate compiled for the host, on two cores, times three (in wasmtime a partial check of
//! threshold 16 with its points takes 0.55 ms, about twice as long): a point parsed 11 µs, one step of Horner's rule
//! with a point 1.3 µs, a sum of two or three products 80 to 140 µs, its share of an interpolation 2.4 µs a partial. A
//! host sr25519 verification takes 38 µs in wasmtime.

use frame::prelude::*;

const MICROSECOND: u64 = 1_000_000;
const PARSE_POINT: u64 = 33 * MICROSECOND;
const HORNER_STEP: u64 = 4 * MICROSECOND;
const PRODUCTS: u64 = 400 * MICROSECOND;
const INTERPOLATE: u64 = 8 * MICROSECOND;
const SR25519: u64 = 80 * MICROSECOND;
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
