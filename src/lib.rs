//! Findings.
pub mod chart;
pub mod diagnostic;
pub mod messages;
pub mod model;
pub mod read;
pub mod site;
pub mod source;
