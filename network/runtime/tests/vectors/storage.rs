//! Values of storage.

use crate::{json::*, shown::Shown};
use codec::{DecodeAll, Encode};
use entropy_constraints::Rules;
use entropy_registry::{RegisteredKey, Registrant, Registration, RegistryParameters};
use entropy_servers::{Members, RosterInfo, ServerInfo, ServersParameters};
use serde_json::Value;

pub fn value(vector: &Value) {
    let check = match text(&vector["type"]) {
        "Constraints" => encodes_as::<Rules>,
        "RegisteredKey" => encodes_as::<RegisteredKey>,
        "Registrant" => encodes_as::<Registrant>,
        "Registration" => encodes_as::<Registration>,
        "RegistryParameters" => encodes_as::<RegistryParameters>,
        "RosterInfo" => encodes_as::<RosterInfo>,
        "RosterMembers" => encodes_as::<Members>,
        "ServerInfo" => encodes_as::<ServerInfo>,
        "ServersParameters" => encodes_as::<ServersParameters>,
        other => panic!("unknown type {other}"),
    };
    check(&vector["value"], &bytes(&vector["encoded"]));
}

fn encodes_as<T: DecodeAll + Encode + Shown>(value: &Value, encoded: &[u8]) {
    let decoded = T::decode_all(&mut &encoded[..]).unwrap();
    assert_eq!(decoded.shown(), *value);
    assert_eq!(decoded.encode(), encoded);
}
