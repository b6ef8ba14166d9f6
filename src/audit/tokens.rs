//! Reading HTML, and XML that is near enough to it, as a series of tags and texts; the only home of the tokenizer.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// The attributes of a tag, in the order in which they are written.
#[derive(Default)]
pub struct Attributes {
    /// Names and values; the first [`Attributes::used`] are those of this tag, the rest are room for the next.
    all: Vec<(String, String)>,
    used: usize,
}

impl Attributes {
    /// Names, in small letters, and values with their character references read.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all[..self.used].iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The value of an attribute; empty for one that has none.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(other, _)| *other == name).map(|(_, value)| value)
    }

    /// Whether an attribute says something.
    pub fn says(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !value.trim().is_empty())
    }

    fn name(&mut self, name: &[u8]) {
        if self.used == self.all.len() {
            self.all.push(Default::default());
        }
        let (own, value) = &mut self.all[self.used];
        own.clear();
        value.clear();
        own.push_str(&String::from_utf8_lossy(name));
        self.used += 1;
    }

    fn value(&mut self, value: &[u8]) {
        if let Some((_, own)) = self.all[..self.used].last_mut() {
            own.push_str(&String::from_utf8_lossy(value));
        }
    }
}

/// Takes what is read.
pub trait Reader {
    /// A tag that opens an element, or stands for itself.
    fn open(&mut self, name: &str, attributes: &Attributes);
    /// Text between tags, with its character references read; that of a script or a style as it is written.
    fn text(&mut self, text: &str);
    /// A tag that closes an element.
    fn close(&mut self, name: &str);
}

/// Reads `bytes` from end to end. Whatever they are, the reading ends.
pub fn read(bytes: &[u8], reader: &mut impl Reader) {
    let mut name = String::new();
    let mut attributes = Attributes::default();
    let mut emitter = CallbackEmitter::<_, Infallible>::new(|event: CallbackEvent<'_>, _: Span<()>| {
        match event {
            CallbackEvent::OpenStartTag { name: tag } => {
                name.clear();
                name.push_str(&String::from_utf8_lossy(tag));
                attributes.used = 0;
            }
            CallbackEvent::AttributeName { name } => attributes.name(name),
            CallbackEvent::AttributeValue { value } => attributes.value(value),
            CallbackEvent::CloseStartTag { .. } => reader.open(&name, &attributes),
            CallbackEvent::EndTag { name } => reader.close(&String::from_utf8_lossy(name)),
            CallbackEvent::String { value } => reader.text(&String::from_utf8_lossy(value)),
            _ => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    // Everything is taken as it comes: no token is left, and reading from memory cannot fail.
    for _ in Tokenizer::new_with_emitter(bytes, emitter) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Log(Vec<String>);

    impl Reader for Log {
        fn open(&mut self, name: &str, attributes: &Attributes) {
            let attributes: Vec<String> = attributes.iter().map(|(name, value)| format!("{name}={value}")).collect();
            self.0.push(format!("<{name} {}", attributes.join(" ")));
        }

        fn text(&mut self, text: &str) {
            self.0.push(text.to_owned());
        }

        fn close(&mut self, name: &str) {
            self.0.push(format!("</{name}"));
        }
    }

    #[test]
    fn tags_attributes_and_texts_come_in_their_order() {
        let mut log = Log::default();
        read(b"<P ID=a hidden Title='b &amp; c'>x &lt; y<br></p><script>if (a < b) {}</script>\xff", &mut log);
        let told = [
            "<p id=a hidden= title=b & c",
            "x < y",
            "<br ",
            "</p",
            "<script ",
            "if (a < b) {}",
            "</script",
            "\u{FFFD}",
        ];
        assert_eq!(log.0, told);
    }
}
