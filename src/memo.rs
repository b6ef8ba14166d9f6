//! What the last build made, kept for the next one.
//!
//! A build is a pure function, and so is every step of it: what a step makes is kept under the [`Key`] of everything that
//! it is made from, and taken again where a later build comes to the same key. Nothing is ever marked as out of date: an
//! input that changed has another key. What a build did not use is dropped at its end, so that a memo holds one site and
//! not its history.

use std::collections::HashMap;
use std::fmt::{self, Debug, Write as _};
use std::io;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use serde::Serialize;

/// The name of everything that a value is made from: a BLAKE3 hash of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Key(*blake3::hash(bytes).as_bytes())
    }
}

/// A key on its way: takes one part after the other, each told apart from the next.
pub struct Naming {
    /// All parts so far. They are hashed at once, which is faster than a little at a time.
    parts: Vec<u8>,
}

impl Naming {
    /// Begins the key of a thing of a sort; things of two sorts never have one key.
    pub fn new(sort: &str) -> Self {
        Naming { parts: Vec::with_capacity(512) }.text(sort)
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// Adds bytes.
    #[must_use]
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        self.put(&(bytes.len() as u64).to_le_bytes());
        self.put(bytes);
        self
    }

    /// Adds a number.
    #[must_use]
    pub fn number(mut self, number: u64) -> Self {
        self.put(&number.to_le_bytes());
        self
    }

    /// Adds what a part is made from.
    #[must_use]
    pub fn key(mut self, key: Key) -> Self {
        self.put(&key.0);
        self
    }

    /// Adds several keys, and how many they are.
    #[must_use]
    pub fn keys(self, keys: impl IntoIterator<Item = Key>) -> Self {
        let mut count = 0;
        let all = keys.into_iter().inspect(|_| count += 1).fold(self, Naming::key);
        all.number(count)
    }

    /// Adds a value by what its `Debug` says, which has to be all of it.
    #[must_use]
    pub fn debug(mut self, value: &impl Debug) -> Self {
        // Writing to a key cannot fail.
        let _ = write!(self, "{value:?}");
        self.put(&[0xFF]);
        self
    }

    /// Adds a view as templates see it: texts, whole numbers, truths, lists and records. `None` for anything else.
    pub fn view(mut self, view: &impl Serialize) -> Option<Self> {
        serde_json::to_writer(&mut self, view).ok()?;
        self.put(&[0xFF]);
        Some(self)
    }

    /// The key.
    pub fn end(self) -> Key {
        Key::of(&self.parts)
    }

    fn put(&mut self, bytes: &[u8]) {
        self.parts.extend_from_slice(bytes);
    }
}

impl fmt::Write for Naming {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.put(text.as_bytes());
        Ok(())
    }
}

impl io::Write for Naming {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.put(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is in a file that is published, shared by all that hold it.
#[derive(Clone)]
pub struct Bytes(Arc<(Vec<u8>, OnceLock<Key>)>);

impl Bytes {
    /// The key of the bytes, found once however often it is asked for.
    pub fn key(&self) -> Key {
        *self.0.1.get_or_init(|| Key::of(&self.0.0))
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes(Arc::new((bytes, OnceLock::new())))
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

impl From<String> for Bytes {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

impl From<&str> for Bytes {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0.0
    }
}

impl PartialEq for Bytes {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || **self == **other
    }
}

impl Eq for Bytes {}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.len())
    }
}

/// A value that many hold and few change: whoever changes it gets a copy of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared<T>(Arc<T>);

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Shared(Arc::new(value))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

/// In how many parts values are kept, so that threads seldom wait for each other.
const PARTS: usize = 32;

/// Values of one sort, kept from one build to the next. Cloning one is cheap: it is shared.
#[derive(Debug)]
pub struct Kept<V> {
    /// Those that the last build used. Looked into by key alone, so that its order shows nowhere.
    last: Vec<HashMap<Key, V>>,
    /// Those that this build used so far.
    next: Vec<Mutex<HashMap<Key, V>>>,
}

impl<V> Default for Kept<V> {
    fn default() -> Self {
        let last = (0..PARTS).map(|_| HashMap::new()).collect();
        Kept { last, next: (0..PARTS).map(|_| Mutex::default()).collect() }
    }
}

impl<V: Clone> Kept<V> {
    /// The value of a key, made unless the last build used it. `make` must give the same for the same key.
    pub fn get(&self, key: Key, make: impl FnOnce() -> V) -> V {
        let value = self.last[part(key)].get(&key).cloned().unwrap_or_else(make);
        lock(&self.next[part(key)]).insert(key, value.clone());
        value
    }

    /// As [`Kept::get`] for what can fail; a failure is not kept, and may say more than the key knows.
    ///
    /// # Errors
    /// That of `make`.
    pub fn try_get<E>(&self, key: Key, make: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        let value = match self.last[part(key)].get(&key) {
            Some(value) => value.clone(),
            None => make()?,
        };
        lock(&self.next[part(key)]).insert(key, value.clone());
        Ok(value)
    }

    /// Ends a build: what it did not use is dropped. A stage that the build did not come to keeps what it had, so that a
    /// mistake and its mend do not cost a whole build.
    pub fn turn(&mut self) {
        if self.next.iter_mut().all(|part| part.get_mut().unwrap_or_else(PoisonError::into_inner).is_empty()) {
            return;
        }
        for (last, next) in self.last.iter_mut().zip(&mut self.next) {
            *last = std::mem::take(next.get_mut().unwrap_or_else(PoisonError::into_inner));
        }
    }

    /// How many values are kept.
    pub fn len(&self) -> usize {
        self.last.iter().map(HashMap::len).sum()
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn part(key: Key) -> usize {
    usize::from(key.0[0]) % PARTS
}

/// A value is put in as a whole, so a panic elsewhere cannot leave half of one.
fn lock<V>(part: &Mutex<HashMap<Key, V>>) -> MutexGuard<'_, HashMap<Key, V>> {
    part.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        Naming::new("test").text(text).end()
    }

    #[test]
    fn a_value_is_made_once_as_long_as_each_build_uses_it() {
        let mut kept = Kept::default();
        assert_eq!(kept.get(key("a"), || 1), 1);
        kept.turn();
        assert_eq!(kept.get(key("a"), || panic!("it is kept")), 1);
        assert_eq!(kept.get(key("b"), || 2), 2);
        kept.turn();
        assert_eq!(kept.get(key("b"), || panic!("it is kept")), 2);
        kept.turn();
        assert_eq!((kept.len(), kept.get(key("a"), || 3)), (1, 3));
    }

    #[test]
    fn a_build_that_stops_before_a_stage_leaves_what_it_had() {
        let mut kept = Kept::default();
        kept.get(key("a"), || 1);
        kept.turn();
        kept.turn();
        assert_eq!(kept.get(key("a"), || panic!("it is kept")), 1);
    }

    #[test]
    fn parts_are_told_apart() {
        let keys = [
            Naming::new("a").text("bc").text("").end(),
            Naming::new("a").text("b").text("c").end(),
            Naming::new("ab").text("c").text("").end(),
            Naming::new("a").keys([key("b"), key("c")]).end(),
            Naming::new("a").keys([key("b")]).keys([key("c")]).end(),
            Naming::new("a").debug(&"b").debug(&"c").end(),
        ];
        for (at, one) in keys.iter().enumerate() {
            assert!(!keys[..at].contains(one), "{at}");
        }
    }
}
