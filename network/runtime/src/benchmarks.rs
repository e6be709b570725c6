//! The pallets whose weights are measured here. Those of the others come with them.

frame::deps::frame_benchmarking::define_benchmarks!(
    [entropy_servers, Servers]
    [entropy_registry, Registry]
    [entropy_constraints, Constraints]
);
