//! The theme's templates, ready to render; the only home of the template engine.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use crate::diagnostic::{Diagnostic, Place, rules};
use crate::memo::{Key, Naming};
use crate::messages::Messages;
use crate::source::{FileId, Span};
use crate::theme::Theme;

/// Templates that parse.
pub struct Templates {
    tera: Tera,
    files: BTreeMap<String, Option<FileId>>,
}

impl Templates {
    /// Reads the templates of a theme.
    ///
    /// # Errors
    /// What is wrong with the first one that does not parse, or that inherits from one that is not there.
    pub fn new(theme: &Theme) -> Result<Self, Diagnostic> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html", ".xml"]);
        let messages = Arc::new(theme.messages.clone());
        tera.register_function("t", move |values: Kwargs, _: &State| text(&messages, &values));
        let files: BTreeMap<String, Option<FileId>> =
            theme.templates.iter().map(|(name, template)| (name.clone(), template.file)).collect();
        let texts: Vec<(&str, &str)> =
            theme.templates.iter().map(|(name, template)| (name.as_str(), template.text.as_str())).collect();
        let loaded = tera.add_raw_templates(texts);
        let templates = Templates { tera, files };
        match loaded {
            Ok(()) => Ok(templates),
            Err(error) => Err(templates.problem(&error)),
        }
    }

    /// Renders a template; the view's fields are the template's variables.
    ///
    /// # Errors
    /// What the template asks for and the view does not have, with its place.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, Diagnostic> {
        let rendered = Context::from_serialize(view).and_then(|context| self.tera.render(name, &context));
        rendered.map_err(|error| self.problem(&error))
    }

    /// Renders a page: what every page has, its text, and what its template has. `site` is a view made ready once.
    ///
    /// # Errors
    /// As [`Templates::render`].
    pub fn render_page(
        &self,
        name: &str,
        site: &Prepared,
        page: &impl Serialize,
        body: &str,
        view: &impl Serialize,
    ) -> Result<String, Diagnostic> {
        let mut context = Context::new();
        context.insert_value("site", site.0.clone());
        context.insert("page", page);
        context.insert_value("body", Value::safe_string(body));
        context.insert("view", view);
        self.tera.render(name, &context).map_err(|error| self.problem(&error))
    }

    fn problem(&self, error: &tera::Error) -> Diagnostic {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let place = match self.files.get(report.filename()) {
                    Some(Some(file)) => Place::Span(Span::new(*file, report.span().range.clone())),
                    _ => self.place(report.filename()),
                };
                Diagnostic::new(&rules::TEMPLATE, place, format!("the template cannot be used: {}", report.message()))
            }
            ErrorKind::MissingParent { current, parent } => {
                let message = format!("the template cannot be used: it extends `{parent}`, which is not there");
                Diagnostic::new(&rules::TEMPLATE, self.place(current), message)
            }
            other => self.of_several(&other.to_string()),
        }
    }

    /// What the engine says of templates that do not go together. Its words end in an excerpt of its own, whose first line
    /// names the template.
    fn of_several(&self, said: &str) -> Diagnostic {
        let first = said.lines().next().unwrap_or(said);
        let message = format!("the template cannot be used: {}", first.trim_start_matches("error: "));
        let name = said.split_once("--> ").and_then(|(_, rest)| rest.split([':', '\n']).next());
        Diagnostic::new(
            &rules::TEMPLATE,
            name.map_or(Place::Path("templates".into()), |name| self.place(name)),
            message,
        )
    }

    /// The file of a template: of the project, or built in.
    fn place(&self, name: &str) -> Place {
        match self.files.get(name) {
            Some(Some(file)) => Place::File(*file),
            _ => Place::Path(format!("templates/{name}")),
        }
    }
}

/// A view that is the same on many pages, made ready once.
#[derive(Clone)]
pub struct Prepared(Value, Key);

impl Prepared {
    /// Makes a view ready.
    pub fn new(view: &impl Serialize) -> Self {
        let value = Value::from_serializable(view);
        let key = Naming::new("prepared").text(&value.to_string()).end();
        Prepared(value, key)
    }

    /// The key of the view.
    pub fn key(&self) -> Key {
        self.1
    }
}

/// `t(key="…", n=3, name="…")`: a text of the catalogue.
fn text(messages: &Messages, values: &Kwargs) -> tera::TeraResult<String> {
    let key = values.must_get::<&str>("key")?;
    if !messages.has(key) {
        return Err(tera::Error::message(format!("there is no text `{key}` in the message catalogue")));
    }
    let mut count = None;
    let mut places: Vec<(String, String)> = Vec::new();
    for (name, value) in values.iter() {
        let name = name.to_string();
        match (name.as_str(), value.as_u64()) {
            ("key", _) => {}
            ("n", Some(n)) => count = usize::try_from(n).ok(),
            _ => places.push((name, value.to_string())),
        }
    }
    let places: Vec<(&str, &str)> = places.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Ok(match count {
        Some(n) => messages.count(key, n, &places),
        None => messages.text(key, &places),
    })
}
