//! The same sources give the same bytes, whatever the number of threads.

use std::path::Path;

use findings::{build, source};

use crate::support::options;

#[test]
fn one_thread_and_many_give_the_same_bytes() {
    let sources = source::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| build(&sources, &options())).site.expect("the shipped site builds")
    };
    let one = with(1);
    assert!(one.len() > 40);
    assert_eq!(one, with(4));
}
