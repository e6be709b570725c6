//! Values of storage.

use crate::{json::*, shown::Shown};
use codec::{DecodeAll, Encode};
use entropy_constraints::Rules;
use entropy_registry::{Envelope, Healing, RegisteredKey, Registrant, Registration, RegistryParameters};
use entropy_runtime::Runtime;
use entropy_servers::{Members, RosterInfo, ServerInfo, ServersParameters};
use frame::deps::{frame_support::storage::StoragePrefixedMap, sp_runtime::AccountId32};
use serde_json::Value;

pub fn value(vector: &Value) {
    let check = match text(&vector["type"]) {
        "Constraints" => encodes_as::<Rules>,
        "Delivery" => encodes_as::<Envelope>,
        "Healing" => encodes_as::<Healing>,
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

/// Where a value lies, or a whole map begins.
pub fn key(vector: &Value) {
    use entropy_constraints::pallet as constraints;
    use entropy_registry::pallet as registry;
    use entropy_servers::pallet as servers;
    let args = list(&vector["args"]);
    let account = || AccountId32::new(array(&args[0]));
    let key = match text(&vector["name"]) {
        "account" => frame::deps::frame_system::Account::<Runtime>::hashed_key_for(account()),
        "constraintAccount" => constraints::ConstraintAccounts::<Runtime>::hashed_key_for(account()),
        "constraints" => constraints::Constraints::<Runtime>::hashed_key_for(account()),
        "currentRoster" => servers::CurrentRoster::<Runtime>::hashed_key().to_vec(),
        "dealing" => registry::Dealings::<Runtime>::hashed_key_for(account()),
        "delivery" => registry::Deliveries::<Runtime>::hashed_key_for(
            account(),
            (number::<u8>(&args[1]), number::<u8>(&args[2])),
        ),
        "healing" => registry::Healings::<Runtime>::hashed_key_for(account()),
        "healings" => registry::Healings::<Runtime>::final_prefix().to_vec(),
        "parameters" => registry::Parameters::<Runtime>::hashed_key().to_vec(),
        "registered" => registry::Registered::<Runtime>::hashed_key_for(account()),
        "registeredKeys" => registry::Registered::<Runtime>::final_prefix().to_vec(),
        "registrant" => registry::Registrants::<Runtime>::hashed_key_for(account()),
        "registration" => registry::Registrations::<Runtime>::hashed_key_for(account()),
        "registrations" => registry::Registrations::<Runtime>::final_prefix().to_vec(),
        "rosterInfo" => servers::RosterInfos::<Runtime>::hashed_key_for(number::<u32>(&args[0])),
        "rosterMembers" => {
            servers::RosterMembers::<Runtime>::hashed_key_for(number::<u32>(&args[0]), number::<u8>(&args[1]))
        }
        "server" => servers::Servers::<Runtime>::hashed_key_for(account()),
        "serversParameters" => servers::Parameters::<Runtime>::hashed_key().to_vec(),
        "stashOfTss" => servers::TssAccounts::<Runtime>::hashed_key_for(account()),
        "verifyingKeyOwner" => registry::VerifyingKeys::<Runtime>::hashed_key_for(array::<33>(&args[0])),
        other => panic!("unknown key {other}"),
    };
    assert_eq!(key, bytes(&vector["key"]), "{}", vector["name"]);
}
