//! The runtime as a node executes it, on a state in memory.

use codec::{DecodeAll, Encode};
use frame_benchmarking::{
    benchmarking, BenchmarkBatch, BenchmarkConfig, BenchmarkList, BenchmarkParameter, BenchmarkResult,
};
use sc_client_db::BenchmarkingState;
use sc_executor::WasmExecutor;
use sp_core::traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode};
use sp_externalities::Extensions;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::traits::BlakeTwo256;
use sp_state_machine::{BasicExternalities, StateMachine};
use sp_storage::{well_known_keys::CODE, Storage};
use std::{borrow::Cow, error::Error};

/// The network that benchmarks start from.
const PRESET: &str = "development";

type Host = (sp_io::SubstrateHostFunctions, benchmarking::HostFunctions);
type State = BenchmarkingState<BlakeTwo256>;
type Metadata = (Vec<BenchmarkList>, Vec<frame_benchmarking::__private::StorageInfo>);

/// One benchmark, with the lowest and the highest value of each of its components.
pub struct Benchmark {
    pub pallet: String,
    pub name: String,
    pub components: Vec<(BenchmarkParameter, u32, u32)>,
}

pub struct Runtime {
    wasm: Vec<u8>,
    executor: WasmExecutor<Host>,
    /// Counts the keys that are read and written.
    counting: State,
    /// Counts nothing, and so shows how long a call takes.
    timing: State,
}

impl Runtime {
    pub fn load(wasm: Vec<u8>) -> Result<Self, Box<dyn Error>> {
        let executor = WasmExecutor::builder().build();
        let genesis = genesis(&executor, &wasm)?;
        let counting = State::new(genesis.clone(), None, false, true)?;
        let timing = State::new(genesis, None, false, false)?;
        Ok(Self { wasm, executor, counting, timing })
    }

    pub fn benchmarks(&self) -> Result<Vec<Benchmark>, Box<dyn Error>> {
        let encoded = self.call(&self.timing, "Benchmark_benchmark_metadata", &false.encode())?;
        let (pallets, _) = Metadata::decode_all(&mut &encoded[..])?;
        let mut found = Vec::new();
        for list in pallets {
            let pallet = String::from_utf8(list.pallet)?;
            for benchmark in list.benchmarks {
                let (pallet, name) = (pallet.clone(), String::from_utf8(benchmark.name)?);
                found.push(Benchmark { pallet, name, components: benchmark.components });
            }
        }
        Ok(found)
    }

    /// Fails if the call does not do what its benchmark says.
    pub fn verify(&self, benchmark: &Benchmark, at: &[(BenchmarkParameter, u32)]) -> Result<(), Box<dyn Error>> {
        self.dispatch(&self.timing, benchmark, at, true, 1).map(drop)
    }

    /// One run, with its reads and writes.
    pub fn count(
        &self,
        benchmark: &Benchmark,
        at: &[(BenchmarkParameter, u32)],
    ) -> Result<Vec<BenchmarkResult>, Box<dyn Error>> {
        self.dispatch(&self.counting, benchmark, at, false, 1)
    }

    /// So many runs, with their times.
    pub fn time(
        &self,
        benchmark: &Benchmark,
        at: &[(BenchmarkParameter, u32)],
        runs: u32,
    ) -> Result<Vec<BenchmarkResult>, Box<dyn Error>> {
        self.dispatch(&self.timing, benchmark, at, false, runs)
    }

    fn dispatch(
        &self,
        state: &State,
        benchmark: &Benchmark,
        at: &[(BenchmarkParameter, u32)],
        verify: bool,
        internal_repeats: u32,
    ) -> Result<Vec<BenchmarkResult>, Box<dyn Error>> {
        let config = BenchmarkConfig {
            pallet: benchmark.pallet.clone().into_bytes(),
            instance: benchmark.pallet.clone().into_bytes(),
            benchmark: benchmark.name.clone().into_bytes(),
            selected_components: at.to_vec(),
            verify,
            internal_repeats,
        };
        let encoded = self.call(state, "Benchmark_dispatch_benchmark", &config.encode())?;
        let batches = Result::<Vec<BenchmarkBatch>, String>::decode_all(&mut &encoded[..])?;
        let name = format!("{}::{} at {at:?}", benchmark.pallet, benchmark.name);
        let batches = batches.map_err(|error| format!("{name}: {error}"))?;
        Ok(batches.into_iter().flat_map(|batch| batch.results).collect())
    }

    fn call(&self, state: &State, method: &str, data: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
        let fetcher = WrappedRuntimeCode(Cow::Borrowed(&self.wasm));
        let code = code(&fetcher, &self.wasm);
        let mut changes = Default::default();
        let mut extensions = Extensions::default();
        extensions.register(KeystoreExt::new(MemoryKeystore::new()));
        let context = CallContext::Offchain;
        StateMachine::new(state, &mut changes, &self.executor, method, data, &mut extensions, &code, context)
            .execute()
            .map_err(|error| format!("{method}: {error}").into())
    }
}

fn code<'a>(fetcher: &'a WrappedRuntimeCode<'a>, wasm: &[u8]) -> RuntimeCode<'a> {
    RuntimeCode { code_fetcher: fetcher, heap_pages: None, hash: sp_crypto_hashing::blake2_256(wasm).to_vec() }
}

/// What the runtime itself makes of its preset.
fn genesis(executor: &WasmExecutor<Host>, wasm: &[u8]) -> Result<Storage, Box<dyn Error>> {
    let fetcher = WrappedRuntimeCode(Cow::Borrowed(wasm));
    let code = code(&fetcher, wasm);
    let mut state = BasicExternalities::new_empty();
    let mut call = |method: &str, data: Vec<u8>| {
        executor.call(&mut state, &code, method, &data, CallContext::Offchain).0
    };
    let preset = call("GenesisBuilder_get_preset", Some(PRESET).encode())?;
    let preset = Option::<Vec<u8>>::decode_all(&mut &preset[..])?.ok_or("the runtime lacks its preset")?;
    let built = call("GenesisBuilder_build_state", preset.encode())?;
    Result::<(), String>::decode_all(&mut &built[..])??;
    let mut storage = state.into_storages();
    storage.top.insert(CODE.to_vec(), wasm.to_vec());
    Ok(storage)
}
