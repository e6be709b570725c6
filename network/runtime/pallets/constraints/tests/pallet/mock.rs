//! A chain of nothing but constraints.

use entropy_constraints::Measured;
use frame::testing_prelude::*;

#[frame_construct_runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
    pub struct Test;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type Constraints = entropy_constraints;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = MockBlock<Test>;
}

impl entropy_constraints::Config for Test {
    type WeightInfo = Measured<Test>;
}

/// At block 1.
pub fn chain() -> TestState {
    let mut chain = TestState::new(RuntimeGenesisConfig::default().build_storage().unwrap());
    chain.execute_with(|| System::set_block_number(1));
    chain
}
