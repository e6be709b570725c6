//! What each call does, once its origin is known.

mod acknowledge;
mod challenge;
mod confirm;
mod deal;
mod deliver;
mod open;
mod register;
mod settle;

pub(crate) use confirm::Confirmation;
pub(crate) use deliver::CommittedEnvelope;

use crate::{pallet::Error, rules::deadlines::WrongTime};

impl<T> From<WrongTime> for Error<T> {
    fn from(error: WrongTime) -> Self {
        match error {
            WrongTime::TooEarly => Self::TooEarly,
            WrongTime::DeadlinePassed => Self::DeadlinePassed,
        }
    }
}
