//! `entropy-weigh RUNTIME.wasm PALLET=FILE…` runs the benchmarks of these pallets in the runtime, which must be built with
//! `runtime-benchmarks`, and writes what their calls weigh to the files.

mod measure;
mod runtime;
mod write;

use runtime::Runtime;
use std::{env, error::Error, fs, process::ExitCode};

const USAGE: &str = "usage: entropy-weigh RUNTIME.wasm PALLET=FILE…";

fn run(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let (wasm, targets) = arguments.split_first().ok_or(USAGE)?;
    let runtime = Runtime::load(fs::read(wasm)?)?;
    let benchmarks = runtime.benchmarks()?;
    for target in targets {
        let (pallet, file) = target.split_once('=').ok_or(USAGE)?;
        let own: Vec<_> = benchmarks.iter().filter(|benchmark| benchmark.pallet == pallet).collect();
        if own.is_empty() {
            return Err(format!("the runtime has no benchmarks of {pallet}").into());
        }
        let mut costs = Vec::new();
        for benchmark in own {
            eprintln!("{pallet}::{}", benchmark.name);
            costs.push(measure::cost(&runtime, benchmark)?);
        }
        fs::write(file, write::weights(&costs))?;
    }
    Ok(())
}

fn main() -> ExitCode {
    match run(&env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
