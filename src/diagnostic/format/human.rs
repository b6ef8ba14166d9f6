//! For people: the message, an excerpt of the source with the place marked, and help. At the end, where to read more.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Colour, file, numbers, resolve};
use crate::diagnostic::{Diagnostic, Label, Place, Severity};
use crate::source::{Sources, Span};

/// How wide an excerpt is at most; of a longer line the part around the place is shown.
const WIDTH: usize = 120;

pub(super) fn render(diagnostics: &[Diagnostic], sources: &Sources, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Terminal => Renderer::styled(),
        Colour::Plain => Renderer::plain(),
    };
    let renderer = renderer.term_width(WIDTH);
    let mut out = String::new();
    for file in diagnostics.chunk_by(|one, next| file(&one.place) == file(&next.place)) {
        // What is told once needs no heading.
        if diagnostics.len() > 1 {
            out.push_str(&heading(file, sources, colour));
        }
        for diagnostic in file {
            out.push_str(&renderer.render(&[group(diagnostic, sources)]));
            out.push_str("\n\n");
        }
    }
    if let Some(first) = diagnostics.first() {
        out.push_str(&format!("For more about a rule: findings explain {}\n\n", first.rule.code));
    }
    out
}

/// The name of a file with what is wrong in it, set off from the excerpts.
fn heading(told: &[Diagnostic], sources: &Sources, colour: Colour) -> String {
    let path = told.first().map_or("", |first| resolve(&first.place, sources).path);
    let words = format!("{path}: {}", numbers(told.iter()));
    let line = "=".repeat(words.chars().count());
    match colour {
        Colour::Terminal => format!("\u{1b}[1m{words}\n{line}\u{1b}[0m\n\n"),
        Colour::Plain => format!("{words}\n{line}\n\n"),
    }
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = Group::with_title(level.primary_title(&*diagnostic.message).id(diagnostic.rule.code));
    let mut group = match &diagnostic.place {
        Place::Span(span) => excerpts(title, diagnostic, *span, sources),
        place => {
            let title = title.element(Origin::path(resolve(place, sources).path));
            marked(title, diagnostic.labels.iter(), sources)
        }
    };
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(&**help));
    }
    group
}

/// The primary excerpt with the labels of the same file, then an excerpt for each label elsewhere.
fn excerpts<'a>(group: Group<'a>, diagnostic: &'a Diagnostic, primary: Span, sources: &'a Sources) -> Group<'a> {
    let mut own = snippet(primary, sources).annotation(AnnotationKind::Primary.span(range(primary, sources)));
    let (same, other): (Vec<_>, Vec<_>) = diagnostic.labels.iter().partition(|label| label.span.file == primary.file);
    for label in same {
        own = own.annotation(AnnotationKind::Context.span(range(label.span, sources)).label(&*label.text));
    }
    marked(group.element(own), other.into_iter(), sources)
}

/// An excerpt for each label.
fn marked<'a>(group: Group<'a>, labels: impl Iterator<Item = &'a Label>, sources: &'a Sources) -> Group<'a> {
    labels.fold(group, |group, label| {
        let mark = AnnotationKind::Context.span(range(label.span, sources)).label(&*label.text);
        group.element(snippet(label.span, sources).annotation(mark))
    })
}

fn snippet<'a>(span: Span, sources: &'a Sources) -> Snippet<'a, Annotation<'a>> {
    Snippet::source(sources.text(span.file)).path(sources.path(span.file))
}

/// The span as a range that is surely inside the text and on character boundaries; at most one line of it is marked,
/// since an excerpt of a whole block hides where it begins.
fn range(span: Span, sources: &Sources) -> std::ops::Range<usize> {
    let text = sources.text(span.file);
    let fit = |offset: u32| {
        let mut offset = (offset as usize).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    let start = fit(span.start);
    let end = fit(span.end).max(start);
    let line_end = text[start..end].find(['\n', '\r']).map_or(end, |at| start + at);
    start..line_end
}
