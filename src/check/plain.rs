//! How plainly each page is written, against what the settings ask for its readers.
//!
//! Few of each kind are told: the worst sentences, and the first of the words. `findings list reading` names all.

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::config::plain_language::Limits;
use crate::diagnostic::{Diagnostic, rules};
use crate::memo::Naming;
use crate::model::document::{DocId, Document};
use crate::plain::{self, Guide, Plainer, Reading, Sentence};
use crate::read::readers::Readers;
use crate::source::Span;

use super::Subject;

/// How many sentences or words of a page are told by each rule.
const MOST: usize = 3;

/// How many words of a sentence a message quotes.
const QUOTED: usize = 8;

/// Every page that is harder to read than it may be.
pub(super) fn language(subject: &Subject) -> Vec<Diagnostic> {
    let Subject { config: Some(config), messages, model, texts, memo } = subject else { return Vec::new() };
    let Some(asked) = config.plain_language.filter(|_| plain::is_measured(config)) else { return Vec::new() };
    let guide = Guide::new(messages);
    let documents = (0..model.documents.len()).into_par_iter().map(DocId);
    let tell = |id: DocId| {
        let readers = plain::readers(model, config, id);
        let Some(limits) = asked.limits(readers) else { return Vec::new() };
        let document = model.document(id);
        let naming = Naming::new("plain").key(document.key).key(*texts).debug(&(readers, limits, asked.readers));
        let naming = naming.debug(&plain::filled(model, messages, document));
        let problems = || {
            let reading = plain::read(model, messages, &guide, document);
            Arc::new(Page { config, document, readers, limits, reading: &reading }.problems())
        };
        memo.documents.get(naming.end(), problems).to_vec()
    };
    documents.flat_map_iter(tell).collect()
}

/// A page and what may be asked of it.
struct Page<'a> {
    config: &'a Config,
    document: &'a Document,
    readers: Readers,
    limits: &'a Limits,
    reading: &'a Reading,
}

impl Page<'_> {
    fn problems(&self) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        problems.extend(self.age());
        problems.extend(self.long_words());
        self.long_sentences(&mut problems);
        self.passives(&mut problems);
        self.plainer(&mut problems);
        problems
    }

    /// The page as a whole is told of at its title.
    fn title(&self) -> Span {
        self.document.spans.value(&["title".into()])
    }

    fn age(&self) -> Option<Diagnostic> {
        let limit = self.limits.reading_age?;
        let age = self.reading.age()?.round() as usize;
        let sentences = self.reading.longer_than(0);
        let hardest = sentences.first()?;
        let mean = self.reading.mean_sentence();
        let message = format!("this page has a reading age of {age}, and {} at most {limit}", self.may_have());
        let help = format!(
            "shorter sentences ({mean:.0} words in the mean) and shorter words ({:.0}% are long) make it younger; the longest \
             sentence has {} words{}",
            self.reading.long_share(),
            hardest.words,
            self.or_for_others()
        );
        let problem = Diagnostic::new(&rules::READING_AGE, self.title(), message).help(help);
        (age > limit).then(|| problem.label(hardest.place, "the longest sentence"))
    }

    fn long_words(&self) -> Option<Diagnostic> {
        let limit = self.limits.long_words?;
        let share = self.reading.long_share().round() as usize;
        if share <= limit || self.reading.age().is_none() {
            return None;
        }
        let message = format!("{share} of 100 words of this page are long, and {} at most {limit}", self.may_have());
        let help = format!("a long word has three syllables or more: look for shorter ones{}", self.or_for_others());
        Some(Diagnostic::new(&rules::WORDS_LONG, self.title(), message).help(help))
    }

    fn long_sentences(&self, problems: &mut Vec<Diagnostic>) {
        let Some(limit) = self.limits.sentence_words else { return };
        let long = self.reading.longer_than(limit);
        for sentence in long.iter().take(MOST) {
            let message = format!(
                "this sentence has {} words, and {} at most {limit}: \u{201c}{}\u{201d}",
                sentence.words,
                self.may_have(),
                beginning(&sentence.text)
            );
            problems.push(Diagnostic::new(&rules::SENTENCE_LONG, sentence.place, message).help(mend(sentence)));
        }
        more(problems, long.len());
    }

    fn passives(&self, problems: &mut Vec<Diagnostic>) {
        let Some(limit) = self.limits.passive_run else { return };
        let runs = self.reading.passive_runs(limit);
        for run in runs.iter().take(MOST) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let place = Span { end: last.place.end, ..first.place };
            let message = format!(
                "{} who does what, and {} at most {limit} in a row: \u{201c}{}\u{201d}",
                match run.len() {
                    1 => "this sentence does not say".to_owned(),
                    many => format!("{many} sentences in a row do not say"),
                },
                self.may_have(),
                beginning(&first.text)
            );
            let help = "say who: in place of \u{201c}the guidance was not followed\u{201d}, \u{201c}boards did not follow the \
                        guidance\u{201d}";
            problems.push(Diagnostic::new(&rules::PASSIVE_RUN, place, message).help(help));
        }
        more(problems, runs.len());
    }

    fn plainer(&self, problems: &mut Vec<Diagnostic>) {
        if !self.limits.plain_words {
            return;
        }
        let mut once: Vec<&Plainer> = Vec::new();
        for word in &self.reading.plainer {
            if once.iter().all(|other| other.phrase != word.phrase) {
                once.push(word);
            }
        }
        for Plainer { phrase, instead, place } in once.iter().copied().take(MOST) {
            let message = format!("there is a plainer word than `{phrase}`");
            problems.push(Diagnostic::new(&rules::WORD_PLAIN, *place, message).help(format!("write `{instead}`")));
        }
        more(problems, once.len());
    }

    fn may_have(&self) -> String {
        format!("a page for {} has", self.readers.whom())
    }

    /// What to write where the page is for others: for all but the last, who have to read the most.
    fn or_for_others(&self) -> String {
        let settings = self.config.plain_language.map_or(Readers::General, |plain| plain.readers);
        match self.readers {
            Readers::Professional => String::new(),
            readers if readers == settings => "; a page for professionals says `readers: professional`".to_owned(),
            readers => format!("; it is for {}, as `readers` of it or of a page above says", readers.whom()),
        }
    }
}

/// Says in the last of those that are told how many there are besides.
fn more(problems: &mut [Diagnostic], all: usize) {
    if let Some(more) = all.checked_sub(MOST).filter(|more| *more > 0)
        && let Some(help) = problems.last_mut().and_then(|problem| problem.help.as_mut())
    {
        *help = format!("{help}; this page has {more} more, which `findings list reading` names");
    }
}

fn mend(sentence: &Sentence) -> String {
    match &sentence.cut {
        Some(words) => format!("end it before \u{201c}{words} \u{2026}\u{201d} and begin a new one"),
        None => "say it in two sentences, one thing in each".to_owned(),
    }
}

/// The first words of a sentence, which say which it is.
fn beginning(text: &str) -> String {
    let mut words = text.split_whitespace();
    let begun: Vec<&str> = words.by_ref().take(QUOTED).collect();
    let more = if words.next().is_some() { " \u{2026}" } else { "" };
    format!("{}{more}", begun.join(" "))
}
