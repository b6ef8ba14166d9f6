//! For people: the message, an excerpt of the source with the place marked, and help. At the end, where to read more.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Colour, resolve};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::source::{Sources, Span};

pub(super) fn render(diagnostics: &[Diagnostic], sources: &Sources, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Terminal => Renderer::styled(),
        Colour::Plain => Renderer::plain(),
    };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&[group(diagnostic, sources)]));
        out.push_str("\n\n");
    }
    if let Some(first) = diagnostics.first() {
        out.push_str(&format!("For more about a rule: findings explain {}\n\n", first.rule.code));
    }
    out
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = Group::with_title(level.primary_title(&*diagnostic.message).id(diagnostic.rule.code));
    let mut group = match &diagnostic.place {
        Place::Span(span) => excerpts(title, diagnostic, *span, sources),
        place => title.element(Origin::path(resolve(place, sources).path)),
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
    let mut group = group.element(own);
    for label in other {
        let mark = AnnotationKind::Context.span(range(label.span, sources)).label(&*label.text);
        group = group.element(snippet(label.span, sources).annotation(mark));
    }
    group
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
