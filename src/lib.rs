//! Findings.
pub mod diagnostic;
pub mod messages;
pub mod model;
pub mod publish;
pub mod read;
pub mod serve;
pub mod site;
pub mod source;
