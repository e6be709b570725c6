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
/// Two X25519 multiplications, the key schedule, three multiplications of points.
const OPEN_ENVELOPE: u64 = 2_000 * MICROSECOND;
const BASE: u64 = 50 * MICROSECOND;

/// `threshold` is the dealing's; `acks` are those that came with the confirmation; `deliveries` are on chain when the
/// dealing ends.
pub trait WeightInfo {
    fn register() -> Weight;
    fn deal(threshold: u32, subgroups: u32) -> Weight;
    /// A confirmation that is not the last one.
    fn confirm(threshold: u32, acks: u32) -> Weight;
    /// What punishing a false partial adds to its confirmation.
    fn reject() -> Weight;
    /// What recording the key adds to the last confirmation, or to settling.
    fn complete(threshold: u32, deliveries: u32) -> Weight;
    /// The end of a registration without a key, when so many members were silent.
    fn settle(deliveries: u32, silent: u32) -> Weight;
    fn cancel() -> Weight;
    fn acknowledge(threshold: u32) -> Weight;
    fn challenge() -> Weight;
    fn deliver() -> Weight;
    fn open(threshold: u32, deliveries: u32) -> Weight;
}

pub struct HandWeights<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for HandWeights<T> {
    fn register() -> Weight {
        weight::<T>(2 * BASE, 4, 2)
    }

    /// Three lists of points; then at every subgroup three polynomials and a sum, once more for the whole, the proof.
    fn deal(threshold: u32, subgroups: u32) -> Weight {
        let subgroups = u64::from(subgroups);
        let time = points(threshold)
            + HORNER_STEP * 3 * coefficients(threshold) * subgroups
            + PRODUCTS * (subgroups + 2);
        weight::<T>(BASE + time, subgroups.saturating_add(8), 6)
    }

    /// The points again; three polynomials at one subgroup, the partial, and a proof of each holder.
    fn confirm(threshold: u32, acks: u32) -> Weight {
        let time = points(threshold)
            + HORNER_STEP * 3 * coefficients(threshold)
            + PRODUCTS * 2
            + (PRODUCTS + PARSE_POINT + SR25519) * u64::from(acks);
        weight::<T>(BASE + time, 6, 1)
    }

    fn reject() -> Weight {
        weight::<T>(BASE, PUNISH, PUNISH)
    }

    fn complete(threshold: u32, deliveries: u32) -> Weight {
        let time = INTERPOLATE * u64::from(threshold) + PRODUCTS;
        weight::<T>(BASE + time, 5, u64::from(deliveries).saturating_add(7))
    }

    fn settle(deliveries: u32, silent: u32) -> Weight {
        let punish = PUNISH * u64::from(silent);
        let (reads, writes) = (punish.saturating_add(8), punish.saturating_add(26 + u64::from(deliveries)));
        weight::<T>(BASE, reads, writes)
    }

    fn cancel() -> Weight {
        weight::<T>(BASE, 4, 4)
    }

    fn acknowledge(threshold: u32) -> Weight {
        let time = points(threshold) + HORNER_STEP * coefficients(threshold) + PRODUCTS;
        weight::<T>(BASE + time, 20, 1)
    }

    fn challenge() -> Weight {
        weight::<T>(BASE, 19, 1)
    }

    /// The members of every subgroup are read, to find the leaf's place.
    fn deliver() -> Weight {
        weight::<T>(BASE, 20, 2)
    }

    fn open(threshold: u32, deliveries: u32) -> Weight {
        let time = points(threshold) + HORNER_STEP * 3 * coefficients(threshold) + OPEN_ENVELOPE;
        weight::<T>(BASE + time, PUNISH + 26, PUNISH + 26 + u64::from(deliveries))
    }
}

/// Reads, and writes, of taking a bond and a seat.
const PUNISH: u64 = 8;

fn weight<T: frame_system::Config>(time: u64, reads: u64, writes: u64) -> Weight {
    Weight::from_parts(time, 0).saturating_add(T::DbWeight::get().reads_writes(reads, writes))
}

fn coefficients(threshold: u32) -> u64 {
    u64::from(threshold.saturating_sub(1))
}

/// Parsing what a dealing has.
fn points(threshold: u32) -> u64 {
    PARSE_POINT * (3 * coefficients(threshold) + 2)
}
