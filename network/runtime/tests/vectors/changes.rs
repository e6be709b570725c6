//! One change to one field of a case of another category.

use crate::{check_of, json::*};
use serde_json::Value;

/// The changed case must come to what the change says, whatever the case itself comes to.
pub fn refused(change: &Value) {
    let category = text(&change["category"]);
    let mut case =
        list(&vectors()[category]).iter().find(|case| case["name"] == change["name"]).unwrap().clone();
    apply(case.pointer_mut(text(&change["field"])).unwrap(), &change["rule"]);
    let expected: Vec<&str> = ["valid", "verdict"].into_iter().filter(|key| !change[key].is_null()).collect();
    assert_eq!(expected.len(), 1, "{change}");
    case[expected[0]] = change[expected[0]].clone();
    case["name"] = change.to_string().into();
    check_of(category)(&case);
}

fn apply(field: &mut Value, rule: &Value) {
    let (kind, argument) = rule.as_object().unwrap().iter().next().unwrap();
    if kind == "set" {
        *field = argument.clone();
        return;
    }
    if kind == "flip" {
        let (mut changed, bit) = (bytes(field), number::<usize>(argument));
        changed[bit / 8] ^= 1 << (bit % 8);
        *field = frame::deps::sp_core::bytes::to_hex(&changed, false).into();
        return;
    }
    let entries = field.as_array_mut().unwrap();
    match kind.as_str() {
        "remove" => drop(entries.remove(number(argument))),
        "repeat" => entries.insert(number(argument), entries[number::<usize>(argument)].clone()),
        "swap" => entries.swap(number(&argument[0]), number(&argument[1])),
        other => panic!("unknown rule {other}"),
    }
}
