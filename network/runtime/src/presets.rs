//! The networks that this runtime can start. Each file is a whole genesis configuration.

use alloc::{vec, vec::Vec};
use frame::runtime::prelude::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};

pub fn get(id: &PresetId) -> Option<Vec<u8>> {
    let preset = match id.as_ref() {
        DEV_RUNTIME_PRESET => include_str!("../presets/development.json"),
        LOCAL_TESTNET_RUNTIME_PRESET => include_str!("../presets/local.json"),
        _ => return None,
    };
    Some(preset.as_bytes().to_vec())
}

pub fn names() -> Vec<PresetId> {
    vec![DEV_RUNTIME_PRESET.into(), LOCAL_TESTNET_RUNTIME_PRESET.into()]
}
