//! The questions of each framework, for all audiences and once for each: a page to fill in or to print, and the same
//! questions as a workbook and as CSV.
//!
//! The scale of answers is this program's own; its words are the texts `answer.<id>`.

mod csv;
mod workbook;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, rules};
use crate::messages::Messages;
use crate::model::document::{Content, DocId, Document};
use crate::read::data::{Question, Questions};
use crate::read::front_matter::{Audience, Framework};
use crate::read::scalar::Id;

use super::views::Views;
use super::views::frame::Generated;
use super::{File, Made, Maker};

/// The steps of the scale, from the best; the last one is for a question that does not apply.
pub const ANSWERS: [&str; 4] = ["in-place", "partly", "not-yet", "not-for-us"];

/// A file of questions.
pub struct Format {
    /// Its name in the catalogue.
    pub id: &'static str,
    /// What a browser is told it is.
    pub media_type: &'static str,
    make: fn(&Sheet) -> Result<Vec<u8>, String>,
}

/// Every file, in the order in which they are offered.
const FORMATS: [Format; 2] = [
    Format { id: "xlsx", media_type: super::workbook::MEDIA_TYPE, make: workbook::file },
    Format { id: "csv", media_type: "text/csv", make: csv::file },
];

/// A file of questions, ready to publish.
pub struct QuestionFile {
    /// What it is.
    pub format: &'static Format,
    /// Where it goes.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The questions of a framework that are for some of its readers.
#[derive(Clone, Copy)]
pub struct Selection<'a> {
    /// The framework's document.
    pub id: DocId,
    /// What it says.
    pub framework: &'a Framework,
    /// All its questions.
    pub questions: &'a Questions,
    /// Whom they are for; all where none is named.
    pub audience: Option<&'a Audience>,
}

impl Selection<'_> {
    /// Whether a question is among them.
    pub fn has(&self, question: &Question) -> bool {
        self.audience.is_none_or(|audience| is_for(question, &audience.id))
    }
}

/// Whether a question is for an audience; one that names nobody is for all.
pub fn is_for(question: &Question, audience: &Id) -> bool {
    question.audiences.is_empty() || question.audiences.contains(audience)
}

/// All questions of a framework, then those for each of its audiences that has some, if there are several audiences.
pub fn selections<'a>(id: DocId, framework: &'a Framework, questions: &'a Questions) -> Vec<Selection<'a>> {
    let whole = Selection { id, framework, questions, audience: None };
    let mut all = vec![whole];
    if framework.audiences.len() > 1 {
        let each = framework.audiences.iter().map(|audience| Selection { audience: Some(audience), ..whole });
        let any = |one: &Selection| questions.groups.iter().flat_map(|group| &group.questions).any(|q| one.has(q));
        all.extend(each.filter(any));
    }
    all
}

/// A row of a file: a question with its place.
pub struct Row {
    /// What the questions of its group test: the principle, else the title of the group.
    pub part: String,
    /// Its permanent name.
    pub id: String,
    /// Its number on the page.
    pub number: String,
    /// The question.
    pub text: String,
    /// Whom it is for.
    pub audiences: String,
}

/// What files are made from.
pub struct Sheet<'a> {
    /// The framework's document.
    pub document: &'a Document,
    /// The title of the questions, with their audience.
    pub title: String,
    /// Whose questions they are.
    pub note: Option<&'a str>,
    /// The original of the framework, in words.
    pub source: Option<String>,
    /// The address of the page, with its host.
    pub page: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// The settings of the site.
    pub config: &'a Config,
    /// The texts.
    pub messages: &'a Messages,
}

impl Sheet<'_> {
    /// The headings of the columns, the same in every file.
    pub fn headings(&self) -> Vec<String> {
        COLUMNS.iter().map(|column| self.messages.text(&format!("questions.column.{column}"), &[])).collect()
    }

    /// The words of the answers.
    pub fn answers(&self) -> Vec<String> {
        ANSWERS.iter().map(|answer| self.messages.text(&format!("answer.{answer}"), &[])).collect()
    }
}

/// The columns: what is asked, and then what is left to fill in.
pub const COLUMNS: [&str; 9] = ["part", "number", "question", "for", "answer", "evidence", "next", "who", "when"];

/// Which of the columns holds the answer.
pub const ANSWER: u16 = 4;

/// The page of questions and its files.
pub(super) fn make(maker: &Maker) -> Made {
    let mut made = Vec::new();
    for (id, document) in maker.content.model.documents() {
        if let Content::Framework(framework, Some(questions)) = &document.content {
            let each = selections(id, framework, questions);
            made.extend(each.iter().flat_map(|selection| of_selection(maker, document, selection)));
        }
    }
    super::split(made)
}

fn of_selection(maker: &Maker, document: &Document, selection: &Selection) -> Vec<Result<File, Diagnostic>> {
    let views = &maker.views;
    let sheet = views.question_sheet(selection);
    let path = views.questions_path(selection.id, selection.audience);
    let mut made = Vec::new();
    let mut files = Vec::new();
    for format in &FORMATS {
        match (format.make)(&sheet) {
            Ok(bytes) => files.push(QuestionFile { format, path: format!("{path}questions.{}", format.id), bytes }),
            Err(why) => made.push(Err(unfit(document, format, &why))),
        }
    }
    let generated = Generated {
        title: sheet.title.clone(),
        template: "questions",
        path,
        description: selection.questions.summary.clone().unwrap_or_else(|| maker.content.config.description.clone()),
        parent: Some(selection.id),
    };
    made.push(maker.generated(&generated, Place::File(document.file), &views.questions(selection, &files)));
    made.extend(files.into_iter().map(|file| Ok(File::new(file.path, file.bytes, document.file))));
    made
}

fn unfit(document: &Document, format: &Format, why: &str) -> Diagnostic {
    let message = format!("the questions do not fit a file of the format `{}`: {why}", format.id);
    Diagnostic::new(&rules::TABLE_SHAPE, document.file, message).help("make the texts of the questions shorter")
}

impl Views<'_> {
    /// What the files of some questions are made from.
    fn question_sheet<'s>(&'s self, selection: &Selection<'s>) -> Sheet<'s> {
        let document = self.model.document(selection.id);
        let mut rows = Vec::new();
        for group in self.question_groups(selection) {
            let part = group.principle.map_or(group.title, |principle| principle.title);
            let sep = self.messages.text("list.comma", &[]);
            rows.extend(group.questions.into_iter().map(|question| Row {
                part: part.clone(),
                id: question.id,
                number: question.number,
                text: question.text,
                audiences: question.audiences.join(&sep),
            }));
        }
        let path = self.questions_path(selection.id, selection.audience);
        Sheet {
            document,
            title: self.questions_title(selection),
            note: selection.questions.note.as_deref(),
            source: selection.framework.source.as_ref().and_then(|id| self.citation(id)).map(|source| source.text),
            page: self.config.base.absolute(&self.addresses.url(&path)),
            rows,
            config: self.config,
            messages: self.messages,
        }
    }
}
