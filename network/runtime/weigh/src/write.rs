//! The source file with a pallet's weights.

use crate::measure::{Cost, Line};

const HEAD: &str = "\
//! What the calls of this pallet weigh. Measured: `npm run weights` writes this file.

use frame::prelude::*;

pub trait WeightInfo {
";

pub fn weights(costs: &[Cost]) -> String {
    let mut source = HEAD.to_owned();
    for cost in costs {
        source += &format!("    fn {}({}) -> Weight;\n", cost.name, parameters(cost));
    }
    source += "}\n\npub struct Measured<T>(PhantomData<T>);\n\nimpl<T: frame_system::Config> WeightInfo for Measured<T> {\n";
    source += &costs.iter().map(body).collect::<Vec<_>>().join("\n");
    source + "}\n"
}

fn parameters(cost: &Cost) -> String {
    cost.components.iter().map(|component| format!("{component}: u32")).collect::<Vec<_>>().join(", ")
}

/// The same for the body; what a component does not drive is not named there.
fn used_parameters(cost: &Cost) -> String {
    let drives = |index: usize| {
        [&cost.time, &cost.reads, &cost.writes]
            .iter()
            .any(|line| line.slopes.get(index).is_some_and(|slope| *slope > 0))
    };
    let components = cost.components.iter().enumerate();
    let named = components.map(|(index, component)| {
        let mark = if drives(index) { "" } else { "_" };
        format!("{mark}{component}: u32")
    });
    named.collect::<Vec<_>>().join(", ")
}

fn body(cost: &Cost) -> String {
    let Cost { name, components, time, reads, writes } = cost;
    // Time in picoseconds; 1,000 of them are counted as one, so that the figures do not pretend to be exact.
    let mut weight = format!("        Weight::from_parts({}, 0)\n", figure(rounded(time.base)));
    let mut add = |term: String| weight += &format!("            .saturating_add({term})\n");
    for (component, slope) in components.iter().zip(&time.slopes).filter(|(_, slope)| **slope > 0) {
        let slope = figure(rounded(*slope));
        add(format!("Weight::from_parts({slope}, 0).saturating_mul({component}.into())"));
    }
    let database = |line: &Line| {
        let terms = components.iter().zip(&line.slopes).filter(|(_, slope)| **slope > 0);
        terms.fold(figure(line.base), |sum, (component, slope)| {
            let term = if *slope == 1 {
                format!("u64::from({component})")
            } else {
                format!("u64::from({component}).saturating_mul({slope})")
            };
            format!("{term}.saturating_add({sum})")
        })
    };
    add(format!("T::DbWeight::get().reads_writes({}, {})", database(reads), database(writes)));
    format!("    fn {name}({}) -> Weight {{\n{weight}    }}\n", used_parameters(cost))
}

/// Up to whole nanoseconds.
fn rounded(picoseconds: u128) -> u128 {
    picoseconds.div_ceil(1_000) * 1_000
}

/// As it stands in source code: `1_234_567`.
fn figure(value: u128) -> String {
    let digits = value.to_string();
    let first = digits.len() % 3;
    let groups =
        digits.as_bytes()[first..].chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    let head = digits[..first].to_owned();
    std::iter::once(head).filter(|head| !head.is_empty()).chain(groups).collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_in_groups_of_three() {
        assert_eq!(
            [0, 12, 123, 1_234, 123_456, 1_234_567].map(figure),
            ["0", "12", "123", "1_234", "123_456", "1_234_567"]
        );
    }

    #[test]
    fn a_call_without_components_has_no_parameters() {
        let flat = |base| Line { base, slopes: Vec::new() };
        let cost = Cost {
            name: "cancel".into(),
            components: Vec::new(),
            time: flat(1_500),
            reads: flat(2),
            writes: flat(3),
        };
        let source = weights(&[cost]);
        assert!(source.contains("fn cancel() -> Weight;"));
        assert!(source.contains("Weight::from_parts(2_000, 0)\n            .saturating_add(T::DbWeight::get().reads_writes(2, 3))"));
    }

    #[test]
    fn a_component_that_drives_nothing_is_no_unused_variable() {
        let line = |slopes: [u128; 2]| Line { base: 1, slopes: slopes.to_vec() };
        let components = vec!["t".into(), "d".into()];
        let cost = Cost {
            name: "open".into(),
            components,
            time: line([0, 0]),
            reads: line([0, 0]),
            writes: line([0, 1]),
        };
        let source = weights(&[cost]);
        assert!(source.contains("fn open(t: u32, d: u32) -> Weight;"));
        assert!(source.contains("fn open(_t: u32, d: u32) -> Weight {"));
    }
}
