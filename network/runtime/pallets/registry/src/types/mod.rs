//! What the chain keeps of registrations. The encodings are part of the protocol: wallets and servers read them.

mod dealing;
mod messages;
mod outcome;
mod parameters;
mod registered;
mod registration;

pub use dealing::*;
pub use messages::*;
pub use outcome::*;
pub use parameters::*;
pub use registered::*;
pub use registration::*;

use entropy_servers::MAX_SUBGROUPS;
use frame::prelude::*;

pub type PointBytes = [u8; 33];
/// All coefficients but the first, which is known.
pub type Points = BoundedVec<PointBytes, ConstU32<{ MAX_SUBGROUPS as u32 - 1 }>>;
pub type PerSubgroup<V> = BoundedVec<V, ConstU32<{ MAX_SUBGROUPS as u32 }>>;
