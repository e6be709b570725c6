//! What nodes and clients may ask of the runtime.

use crate::*;
use entropy_registry::{runtime_api, Outcome, Registration};
use entropy_servers::Members;
use frame::runtime::apis::{self, impl_runtime_apis};
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use sp_consensus_grandpa as grandpa;
#[cfg(feature = "runtime-benchmarks")]
use {
    alloc::string::String,
    frame::{
        deps::frame_benchmarking::{self, BenchmarkBatch, BenchmarkConfig, BenchmarkList},
        traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys},
    },
};

type Hash = <Block as BlockT>::Hash;
type LazyBlock = <Block as BlockT>::LazyBlock;

impl_runtime_apis! {
    impl apis::Core<Block> for Runtime {
        fn version() -> RuntimeVersion {
            VERSION
        }
        fn execute_block(block: <Block as BlockT>::LazyBlock) {
            Executive::execute_block(block)
        }
        fn initialize_block(header: &Header) -> ExtrinsicInclusionMode {
            Executive::initialize_block(header)
        }
    }

    impl apis::Metadata<Block> for Runtime {
        fn metadata() -> OpaqueMetadata {
            OpaqueMetadata::new(Runtime::metadata().into())
        }
        fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
            Runtime::metadata_at_version(version)
        }
        fn metadata_versions() -> Vec<u32> {
            Runtime::metadata_versions()
        }
    }

    impl apis::BlockBuilder<Block> for Runtime {
        fn apply_extrinsic(extrinsic: Extrinsic) -> ApplyExtrinsicResult {
            Executive::apply_extrinsic(extrinsic)
        }
        fn finalize_block() -> Header {
            Executive::finalize_block()
        }
        fn inherent_extrinsics(data: InherentData) -> Vec<Extrinsic> {
            data.create_extrinsics()
        }
        fn check_inherents(block: LazyBlock, data: InherentData) -> CheckInherentsResult {
            data.check_extrinsics(&block)
        }
    }

    impl apis::TaggedTransactionQueue<Block> for Runtime {
        fn validate_transaction(source: TransactionSource, tx: Extrinsic, block: Hash) -> TransactionValidity {
            Executive::validate_transaction(source, tx, block)
        }
    }

    impl apis::OffchainWorkerApi<Block> for Runtime {
        fn offchain_worker(header: &Header) {
            Executive::offchain_worker(header)
        }
    }

    impl apis::AuraApi<Block, apis::sr25519::AuthorityId> for Runtime {
        fn slot_duration() -> apis::SlotDuration {
            apis::SlotDuration::from_millis(Aura::slot_duration())
        }
        fn authorities() -> Vec<apis::sr25519::AuthorityId> {
            pallet_aura::Authorities::<Runtime>::get().into_inner()
        }
    }

    impl apis::SessionKeys<Block> for Runtime {
        fn generate_session_keys(owner: Vec<u8>, seed: Option<Vec<u8>>) -> apis::OpaqueGeneratedSessionKeys {
            SessionKeys::generate(&owner, seed).into()
        }
        fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, apis::KeyTypeId)>> {
            SessionKeys::decode_into_raw_public_keys(&encoded)
        }
    }

    // Validators are fixed at genesis, so nobody can be voted out: equivocations are not reported.
    impl grandpa::GrandpaApi<Block> for Runtime {
        fn grandpa_authorities() -> grandpa::AuthorityList {
            Grandpa::grandpa_authorities()
        }
        fn current_set_id() -> grandpa::SetId {
            pallet_grandpa::CurrentSetId::<Runtime>::get()
        }
        fn submit_report_equivocation_unsigned_extrinsic(
            _: grandpa::EquivocationProof<Hash, u32>,
            _: grandpa::OpaqueKeyOwnershipProof,
        ) -> Option<()> {
            None
        }
        fn generate_key_ownership_proof(
            _: grandpa::SetId,
            _: grandpa::AuthorityId,
        ) -> Option<grandpa::OpaqueKeyOwnershipProof> {
            None
        }
    }

    impl apis::AccountNonceApi<Block, AccountId, u32> for Runtime {
        fn account_nonce(account: AccountId) -> u32 {
            System::account_nonce(account)
        }
    }

    impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
        fn query_info(extrinsic: Extrinsic, length: u32) -> RuntimeDispatchInfo<Balance> {
            TransactionPayment::query_info(extrinsic, length)
        }
        fn query_fee_details(extrinsic: Extrinsic, length: u32) -> FeeDetails<Balance> {
            TransactionPayment::query_fee_details(extrinsic, length)
        }
        fn query_weight_to_fee(weight: Weight) -> Balance {
            TransactionPayment::weight_to_fee(weight)
        }
        fn query_length_to_fee(length: u32) -> Balance {
            TransactionPayment::length_to_fee(length)
        }
    }

    impl runtime_api::RegistryApi<Block> for Runtime {
        fn registration(registrant: AccountId) -> Option<Registration> {
            entropy_registry::Registrations::<Runtime>::get(registrant)
        }
        fn outcome(registrant: AccountId) -> Option<Outcome> {
            entropy_registry::Registrants::<Runtime>::get(registrant).last
        }
        fn open_registrations(stash: AccountId) -> Vec<AccountId> {
            Registry::open_registrations(&stash)
        }
        fn roster(number: u32) -> Vec<Members> {
            Registry::roster(number)
        }
        fn attempts(registrant: AccountId) -> u32 {
            entropy_registry::Registrants::<Runtime>::get(registrant).attempts
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    impl frame_benchmarking::Benchmark<Block> for Runtime {
        fn benchmark_metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
            let mut list = Vec::new();
            list_benchmarks!(list, extra);
            (list, AllPalletsWithSystem::storage_info())
        }
        fn dispatch_benchmark(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
            let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
            let (mut batches, params) = (Vec::new(), (&config, &whitelist));
            add_benchmarks!(params, batches);
            Ok(batches)
        }
    }

    impl apis::GenesisBuilder<Block> for Runtime {
        fn build_state(config: Vec<u8>) -> GenesisBuilderResult {
            build_state::<RuntimeGenesisConfig>(config)
        }
        fn get_preset(id: &Option<PresetId>) -> Option<Vec<u8>> {
            get_preset::<RuntimeGenesisConfig>(id, presets::get)
        }
        fn preset_names() -> Vec<PresetId> {
            presets::names()
        }
    }
}
