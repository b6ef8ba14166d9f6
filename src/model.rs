//! The content as typed records: complete, immutable, references resolved.

pub mod grid;
pub mod number;
pub mod symbol;
pub mod table;
