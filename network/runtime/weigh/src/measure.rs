//! What one call costs, as a straight line through measurements.

use crate::runtime::{Benchmark, Runtime};
use frame_benchmarking::{Analysis, BenchmarkParameter, BenchmarkResult, BenchmarkSelector};
use std::error::Error;

/// Values of each component that are tried.
const STEPS: u32 = 10;
/// Runs at each of them.
const RUNS: u32 = 20;

/// `base + Σ slope · component`; time is in picoseconds.
pub struct Line {
    pub base: u128,
    pub slopes: Vec<u128>,
}

pub struct Cost {
    pub name: String,
    /// In the order of the slopes.
    pub components: Vec<String>,
    pub time: Line,
    pub reads: Line,
    pub writes: Line,
}

pub fn cost(runtime: &Runtime, benchmark: &Benchmark) -> Result<Cost, Box<dyn Error>> {
    let (mut times, mut counts) = (Vec::new(), Vec::new());
    for point in points(&benchmark.components) {
        runtime.verify(benchmark, &point)?;
        counts.extend(runtime.count(benchmark, &point)?);
        times.extend(runtime.time(benchmark, &point, RUNS)?);
    }
    let components = benchmark.components.iter().map(|(component, ..)| component.to_string()).collect();
    let time = line(&times, BenchmarkSelector::ExtrinsicTime)?;
    let reads = line(&counts, BenchmarkSelector::Reads)?;
    let writes = line(&counts, BenchmarkSelector::Writes)?;
    Ok(Cost { name: benchmark.name.clone(), components, time, reads, writes })
}

/// Each component over its range while the others are at their highest: the line is then right for the worst case.
fn points(components: &[(BenchmarkParameter, u32, u32)]) -> Vec<Vec<(BenchmarkParameter, u32)>> {
    let highest: Vec<_> = components.iter().map(|(component, _, high)| (*component, *high)).collect();
    let mut points = vec![highest.clone()];
    for (index, (component, low, high)) in components.iter().enumerate() {
        let steps = STEPS.min(high.saturating_sub(*low));
        points.extend((0..steps).map(|step| {
            let mut point = highest.clone();
            point[index] = (*component, low + (high - low) * step / steps);
            point
        }));
    }
    points
}

fn line(results: &Vec<BenchmarkResult>, of: BenchmarkSelector) -> Result<Line, Box<dyn Error>> {
    let Analysis { base, slopes, .. } =
        Analysis::min_squares_iqr(results, of).ok_or("too few measurements for a line")?;
    Ok(Line { base, slopes })
}
