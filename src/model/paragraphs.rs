//! The permanent numbers of paragraphs, by which a chapter is cited: 2.14 is the fourteenth of chapter 2.
//!
//! Once a number was given out it stays: with an unchanged paragraph wherever this stands now, with an edited one in its
//! place, and with nothing at all when its paragraph is gone. A paragraph between two that have numbers gets the number
//! before it and a letter, the way later sections of a law do: 2.14A, then 2.14B up to 2.14Z, then 2.14AA. What is added
//! at the end gets the next whole number.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::read::body::{Block, Body, plain_text};
use crate::read::release::Published;

use super::Recorded;
use super::kind::Kind;

/// A paragraph with its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParagraphNumber {
    /// By which it is cited: `2.14A`.
    pub number: String,
    /// Its anchor on the page: `p-2-14a`.
    pub anchor: String,
}

impl ParagraphNumber {
    fn new(number: String) -> Self {
        let anchor = format!("p-{}", number.replace('.', "-").to_lowercase());
        ParagraphNumber { number, anchor }
    }
}

/// The numbered paragraphs of a document, in the order of its text: those of a chapter that stand at the top level. A list
/// counts as part of the paragraph before it; headings, quotations, boxes, tables and figures have no number.
pub fn of(kind: Kind, chapter: Option<u32>, body: &Body, earlier: &[Earlier]) -> Vec<ParagraphNumber> {
    if kind != Kind::Chapter {
        return Vec::new();
    }
    number(chapter, &fingerprints(body), earlier).into_iter().map(ParagraphNumber::new).collect()
}

/// Short fingerprints of the texts of these paragraphs, which are what records of releases hold.
pub fn fingerprints(body: &Body) -> Vec<String> {
    let fingerprint = |text: &String| blake3::hash(text.as_bytes()).to_hex()[..16].to_owned();
    texts(body).iter().map(fingerprint).collect()
}

/// The numbers given out so far in each chapter, by its id: as the last release has them that had the chapter.
pub fn released(releases: &[Recorded]) -> BTreeMap<String, Vec<Earlier>> {
    let documents = releases.iter().flat_map(|recorded| &recorded.release.documents);
    let chapters = documents.filter(|one| one.kind == Kind::Chapter.row().name);
    chapters.map(|one| (one.id.clone(), earlier(one))).collect()
}

/// The numbers that a document had in a release.
pub fn earlier(one: &Published) -> Vec<Earlier> {
    let paragraphs = one.paragraphs.iter();
    paragraphs.map(|one| Earlier { number: one.number.clone(), text: one.text.clone() }).collect()
}

/// The texts of these paragraphs, without marks; each with that of the lists after it.
pub fn texts(body: &Body) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut open = false;
    for block in &body.blocks {
        match block {
            Block::Paragraph(inlines) => texts.push(plain_text(inlines)),
            Block::List { items, .. } if open => {
                if let Some(text) = texts.last_mut() {
                    items.iter().for_each(|item| list_text(item, text));
                }
            }
            _ => {}
        }
        open = matches!(block, Block::Paragraph(_)) || (open && matches!(block, Block::List { .. }));
    }
    texts
}

fn list_text(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Plain(inlines) => {
                text.push('\n');
                text.push_str(&plain_text(inlines));
            }
            Block::List { items, .. } => items.iter().for_each(|item| list_text(item, text)),
            _ => {}
        }
    }
}

/// A paragraph that got its number earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The number, as it was given: `2.14A`.
    pub number: String,
    /// The text then, or a fingerprint of it; `None` where the paragraph is gone and its number retired.
    pub text: Option<String>,
}

/// The numbers of paragraphs, one for each text, no two alike.
///
/// Texts are only held against those of `earlier` as equal or not, so both may be fingerprints of one sort. `earlier` has
/// the numbers given out so far in the order of their paragraphs, the retired ones too: see [`given_out`]. The number of
/// the chapter goes before each; a chapter that got another number takes its paragraphs along.
pub fn number(chapter: Option<u32>, texts: &[String], earlier: &[Earlier]) -> Vec<String> {
    let kept = matches(texts, earlier);
    let mut given: BTreeSet<Local> = earlier.iter().filter_map(|one| Local::read(&one.number)).collect();
    let mut numbers: Vec<Option<Local>> = Vec::with_capacity(texts.len());
    let mut used = BTreeSet::new();
    for place in &kept {
        // A record that was edited by hand may hold no number, or one twice.
        let number = place.and_then(|place| Local::read(&earlier[place].number));
        numbers.push(number.filter(|number| used.insert(number.clone())));
    }
    let end = numbers.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    let mut before = Local { base: 0, letters: String::new() };
    let mut out = Vec::with_capacity(texts.len());
    for (at, number) in numbers.into_iter().enumerate() {
        let number = number.unwrap_or_else(|| {
            let new = if at < end { lettered(before.base, &given) } else { whole(&given) };
            given.insert(new.clone());
            new
        });
        out.push(match chapter {
            Some(chapter) => format!("{chapter}.{number}"),
            None => number.to_string(),
        });
        before = number;
    }
    out
}

/// What a record of given-out numbers holds after these: the paragraphs in their order, each followed by what came after
/// it earlier and is now retired.
pub fn given_out(numbers: &[String], texts: &[String], earlier: &[Earlier]) -> Vec<Earlier> {
    let locals: BTreeSet<Local> = numbers.iter().filter_map(|number| Local::read(number)).collect();
    let mut retired: BTreeMap<Option<Local>, Vec<Earlier>> = BTreeMap::new();
    let mut after = None;
    for one in earlier {
        match Local::read(&one.number) {
            Some(number) if locals.contains(&number) => after = Some(number),
            _ => retired.entry(after.clone()).or_default().push(Earlier { number: one.number.clone(), text: None }),
        }
    }
    let mut out = retired.remove(&None).unwrap_or_default();
    for (number, text) in numbers.iter().zip(texts) {
        out.push(Earlier { number: number.clone(), text: Some(text.clone()) });
        out.extend(retired.remove(&Local::read(number)).unwrap_or_default());
    }
    out
}

/// For each text the place of its earlier paragraph: one of the same text, else the one that stood in its place between
/// neighbours that stayed.
fn matches(texts: &[String], earlier: &[Earlier]) -> Vec<Option<usize>> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, one) in earlier.iter().enumerate().rev() {
        if let Some(text) = &one.text {
            places.entry(text).or_default().push(place);
        }
    }
    let same = texts.iter().map(|text| places.get_mut(text.as_str()).and_then(Vec::pop));
    let mut kept: Vec<Option<usize>> = same.collect();
    let mut taken: Vec<bool> = earlier.iter().map(|one| one.text.is_none()).collect();
    for place in kept.iter().flatten() {
        taken[*place] = true;
    }
    let stayed = increasing(&kept);
    let starts = std::iter::once((0, 0)).chain(stayed.iter().map(|(at, place)| (at + 1, place + 1)));
    let ends = stayed.iter().copied().chain([(texts.len(), earlier.len())]);
    for ((at, place), (at_end, place_end)) in starts.zip(ends) {
        let mut free = (place..place_end).filter(|place| !taken[*place]);
        for slot in kept[at..at_end].iter_mut().filter(|slot| slot.is_none()) {
            *slot = free.next();
        }
    }
    kept
}

/// The longest run of matches that are in the same order on both sides; the others were moved. Patience sorting: each
/// match goes onto the first pile whose top is not before it, and remembers the top of the pile before.
fn increasing(kept: &[Option<usize>]) -> Vec<(usize, usize)> {
    let pairs: Vec<(usize, usize)> = kept.iter().enumerate().filter_map(|(at, place)| Some((at, (*place)?))).collect();
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (_, place)) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|top| pairs[*top].1 < *place);
        before.push(pile.checked_sub(1).map(|pile| tops[pile]));
        match tops.get_mut(pile) {
            Some(top) => *top = at,
            None => tops.push(at),
        }
    }
    let mut run = Vec::with_capacity(tops.len());
    let mut last = tops.last().copied();
    while let Some(at) = last {
        run.push(pairs[at]);
        last = before[at];
    }
    run.reverse();
    run
}

/// A number within its chapter: `14A` is 14 and `A`. Letters count as A to Z, then AA to ZZ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Local {
    base: u32,
    letters: String,
}

impl Local {
    fn read(number: &str) -> Option<Self> {
        let local = number.rsplit_once('.').map_or(number, |(_, local)| local);
        let end = local.find(|c: char| !c.is_ascii_digit()).unwrap_or(local.len());
        let (base, letters) = local.split_at(end);
        let base = base.parse().ok().filter(|base| *base < u32::MAX)?;
        letters.bytes().all(|byte| byte.is_ascii_uppercase()).then(|| Local { base, letters: letters.to_owned() })
    }
}

impl fmt::Display for Local {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.base, self.letters)
    }
}

/// The first number with letters after `base` that follows all that were given.
fn lettered(base: u32, given: &BTreeSet<Local>) -> Local {
    let letters = given.iter().filter(|number| number.base == base).map(|number| number.letters.as_str());
    let last = letters.max_by_key(|letters| (letters.len(), letters.to_owned())).unwrap_or("");
    Local { base, letters: next(last) }
}

/// The first whole number after all that were given.
fn whole(given: &BTreeSet<Local>) -> Local {
    let base = given.last().map_or(0, |last| last.base) + 1;
    Local { base, letters: String::new() }
}

/// The letters after others: nothing, A … Z, AA, AB … ZZ, AAA.
fn next(letters: &str) -> String {
    let mut next = letters.as_bytes().to_vec();
    for letter in next.iter_mut().rev() {
        if *letter < b'Z' {
            *letter += 1;
            return String::from_utf8(next).unwrap_or_default();
        }
        *letter = b'A';
    }
    format!("A{}", String::from_utf8(next).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(words: &str) -> Vec<String> {
        words.split_whitespace().map(str::to_owned).collect()
    }

    /// The numbers of chapter 2 after each edition of its text, letters standing for paragraphs.
    fn life(editions: &[&str]) -> Vec<String> {
        let mut earlier = Vec::new();
        let mut told = Vec::new();
        for edition in editions {
            let texts = texts(edition);
            let numbers = number(Some(2), &texts, &earlier);
            told.push(numbers.join(" "));
            earlier = given_out(&numbers, &texts, &earlier);
        }
        told
    }

    #[test]
    fn paragraphs_are_counted_in_their_chapter() {
        assert_eq!(life(&["a b c"]), ["2.1 2.2 2.3"]);
        assert_eq!(number(None, &texts("a b"), &[]), ["1", "2"]);
    }

    #[test]
    fn an_edited_paragraph_keeps_its_number() {
        assert_eq!(life(&["a b c", "a B c", "A B C"])[1..], ["2.1 2.2 2.3", "2.1 2.2 2.3"]);
    }

    #[test]
    fn an_inserted_one_gets_a_letter_and_one_at_the_end_the_next_number() {
        assert_eq!(life(&["a b", "a x y b z"])[1], "2.1 2.1A 2.1B 2.2 2.3");
        assert_eq!(life(&["a", "x a"])[1], "2.0A 2.1");
        assert_eq!(life(&["a b", "a x b", "a w x b"])[2], "2.1 2.1B 2.1A 2.2");
    }

    #[test]
    fn a_removed_number_is_never_given_again() {
        assert_eq!(life(&["a b c", "a c", "a x c"])[1..], ["2.1 2.3", "2.1 2.1A 2.3"]);
        assert_eq!(life(&["a b", "a", "a c"])[1..], ["2.1", "2.1 2.3"]);
        assert_eq!(life(&["a b", "a x b", "a b", "a y b"])[3], "2.1 2.1B 2.2");
    }

    #[test]
    fn a_moved_paragraph_takes_its_number_along() {
        assert_eq!(life(&["a b c d", "b c d a"])[1], "2.2 2.3 2.4 2.1");
    }

    #[test]
    fn a_chapter_with_another_number_takes_its_paragraphs_along() {
        let earlier = [Earlier { number: "2.14A".to_owned(), text: Some("a".to_owned()) }];
        assert_eq!(number(Some(3), &texts("a"), &earlier), ["3.14A"]);
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!(["", "A", "Y", "Z", "AZ", "ZZ"].map(next), ["A", "B", "Z", "AA", "BA", "AAA"]);
    }

    #[test]
    fn a_record_that_holds_nonsense_still_gives_numbers() {
        let odd = |number: &str, text: &str| Earlier { number: number.to_owned(), text: Some(text.to_owned()) };
        let earlier = [odd("two", "a"), odd("2.1", "b"), odd("2.1", "c"), odd("2.4294967295", "d")];
        assert_eq!(number(Some(2), &texts("a b c d"), &earlier), ["2.0A", "2.1", "2.2", "2.3"]);
    }

    proptest! {
        /// Through any history, a text that stays keeps its number, no two paragraphs share one, and what was retired
        /// does not come back.
        #[test]
        fn numbers_are_permanent(editions in proptest::collection::vec("[a-h]{0,8}", 1..8)) {
            let mut earlier: Vec<Earlier> = Vec::new();
            for edition in editions {
                let texts: Vec<String> = edition.chars().map(String::from).collect();
                let numbers = number(Some(1), &texts, &earlier);
                let unique: BTreeSet<&String> = numbers.iter().collect();
                prop_assert_eq!(unique.len(), texts.len());
                for one in &earlier {
                    let at = numbers.iter().position(|number| *number == one.number);
                    prop_assert!(one.text.is_some() || at.is_none(), "{} came back", one.number);
                    let copies = |all: &[String], text: &str| all.iter().filter(|other| *other == text).count();
                    let Some(text) = &one.text else { continue };
                    let before = earlier.iter().filter(|other| other.text.as_ref() == Some(text)).count();
                    if copies(&texts, text) >= before {
                        prop_assert_eq!(at.map(|at| &texts[at]), Some(text), "{} was lost", one.number);
                    }
                }
                let next = given_out(&numbers, &texts, &earlier);
                prop_assert!(earlier.iter().all(|one| next.iter().any(|other| other.number == one.number)));
                earlier = next;
            }
        }
    }
}
