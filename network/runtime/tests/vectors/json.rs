//! Reading the vectors.

use serde_json::Value;
use std::sync::LazyLock;

pub fn vectors() -> &'static Value {
    static VECTORS: LazyLock<Value> =
        LazyLock::new(|| serde_json::from_str(include_str!("../../../vectors.json")).unwrap());
    &VECTORS
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("not a list: {value}"))
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}"))
}

pub fn number<N: TryFrom<u64>>(value: &Value) -> N {
    let number = value.as_u64().unwrap_or_else(|| panic!("not a number: {value}"));
    N::try_from(number).unwrap_or_else(|_| panic!("out of range: {value}"))
}

pub fn flag(value: &Value) -> bool {
    value.as_bool().unwrap_or_else(|| panic!("not a truth value: {value}"))
}

pub fn bytes(value: &Value) -> Vec<u8> {
    frame::deps::sp_core::bytes::from_hex(text(value)).unwrap()
}

pub fn array<const N: usize>(value: &Value) -> [u8; N] {
    bytes(value).try_into().unwrap_or_else(|_| panic!("not {N} bytes: {value}"))
}

pub fn arrays<const N: usize>(value: &Value) -> Vec<[u8; N]> {
    list(value).iter().map(array).collect()
}
