//! Symbols that stand in a table where a number cannot, or beside one: after the convention of the UK's Government
//! Analysis Function, "Using symbols and shorthand in tables".

/// A symbol in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Symbol {
    /// Held back, because it could point at a person.
    Confidential,
    /// Not known.
    NotAvailable,
    /// Cannot exist.
    NotApplicable,
    /// More than zero, and rounds to it.
    Low,
    /// Published with a warning.
    Unreliable,
    /// Will be revised.
    Provisional,
    /// Was revised.
    Revised,
}

/// Whether a symbol stands for a number or goes with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Alone in its cell.
    Alone,
    /// After a number.
    AfterNumber,
}

/// Every symbol with its letter, one row each, in the order of a legend.
pub const SYMBOLS: &[(Symbol, &str, Stands)] = &[
    (Symbol::Confidential, "c", Stands::Alone),
    (Symbol::NotAvailable, "x", Stands::Alone),
    (Symbol::NotApplicable, "z", Stands::Alone),
    (Symbol::Low, "k", Stands::Alone),
    (Symbol::Unreliable, "u", Stands::AfterNumber),
    (Symbol::Provisional, "p", Stands::AfterNumber),
    (Symbol::Revised, "r", Stands::AfterNumber),
];

impl Symbol {
    /// The symbol of a letter, and how it stands.
    pub fn of(letter: &str) -> Option<(Self, Stands)> {
        SYMBOLS.iter().find(|(_, known, _)| *known == letter).map(|(symbol, _, stands)| (*symbol, *stands))
    }

    /// The letter, without brackets. The message `symbol.<letter>` says what it means.
    pub fn letter(self) -> &'static str {
        SYMBOLS.iter().find(|(symbol, ..)| *symbol == self).map_or("", |(_, letter, _)| letter)
    }
}
