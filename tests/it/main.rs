//! The integration tests, in one binary so that they link once.

mod architecture;
mod blocks;
mod cases;
mod charts;
mod citations;
mod cli;
mod corrections;
mod determinism;
mod drafts;
mod editions;
mod evidence;
mod explain;
mod figure_files;
mod figures;
mod guidance;
mod loading;
mod manual;
mod messages;
mod properties;
mod rebuild;
mod releases;
mod schemas;
mod sections;
mod shipped;
mod sites;
mod support;
