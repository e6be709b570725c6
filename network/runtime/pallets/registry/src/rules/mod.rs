//! What is right, and who is wrong: knows no storage.

pub mod blame;
pub mod deadlines;
pub mod dealing;
pub mod deliveries;
pub mod envelope;
pub mod holders;
pub mod progress;
