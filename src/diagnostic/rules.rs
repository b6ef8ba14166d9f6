//! Every rule the program may speak of, one row each.
//!
//! The code of a rule is permanent: editors search for it and CI filters by it.

use super::Severity;

/// A rule: its permanent code, how grave a breach is, and what it asks, in one sentence.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Permanent, kebab-case.
    pub code: &'static str,
    /// What a breach means for the build, where no setting says otherwise.
    pub severity: Severity,
    /// Whether a project may take it otherwise, with `levels` in its settings or `allow` in a document: so with what is
    /// judged, such as whether a number needs a source; not with what the program cannot go on without, what makes a page
    /// unusable for some readers, what keeps drafts and people out of sight, and what was published before.
    pub is_open: bool,
    /// What the rule asks.
    pub summary: &'static str,
    /// Why it is there, how to mend a breach and an example of both, for an editor: the file `explain/<code>.md`, in the
    /// form that [`super::explain`] reads.
    pub explanation: &'static str,
}

/// The word in a row that says whether a project may take the rule otherwise.
macro_rules! is_open {
    (open) => {
        true
    };
    (fixed) => {
        false
    };
}

macro_rules! rules {
    ($($group:literal: $($name:ident $code:literal $severity:ident $freedom:ident $summary:literal)*)*) => {
        $($(
            #[doc = $summary]
            pub const $name: Rule = Rule {
                code: $code,
                severity: Severity::$severity,
                is_open: is_open!($freedom),
                summary: $summary,
                explanation: include_str!(concat!("explain/", $code, ".md")),
            };
        )*)*

        /// All rules, in the order of the stages that speak of them.
        pub const RULES: &[&Rule] = &[$($(&$name,)*)*];

        /// The same rules under the name of what they are about.
        pub const GROUPS: &[(&str, &[&Rule])] = &[$(($group, &[$(&$name),*])),*];
    };
}

rules! {
    "Reading files":
    FILE_REFUSED "file-refused" Error fixed "A file of the project can be read: no link, not too large, UTF-8."
    FILE_UNKNOWN "file-unknown" Error fixed "Each file below content/ is Markdown, YAML, CSV or in content/static/."
    FILE_NAME "file-name" Error fixed "File names that become URLs are lower-case letters, digits and hyphens."
    NO_CONTENT "no-content" Error fixed "A project has a home page, content/_index.md."

    "YAML and front matter":
    FRONT_MATTER_MISSING "front-matter-missing" Error fixed "A Markdown file begins with front matter between `---` lines."
    FRONT_MATTER_OPEN "front-matter-open" Error fixed "Front matter ends with a line `---`."
    YAML_SYNTAX "yaml-syntax" Error fixed "YAML is well-formed and indented with spaces."
    YAML_DUPLICATE_KEY "yaml-duplicate-key" Error fixed "A key stands once in its mapping."
    YAML_FEATURE "yaml-feature" Error fixed "YAML has no aliases, anchors, tags, merge keys or second documents."
    YAML_DEPTH "yaml-depth" Error fixed "YAML is nested at most 64 levels deep."
    YAML_EMPTY "yaml-empty" Error fixed "A key that is written has a value."
    YAML_UNKNOWN_KEY "yaml-unknown-key" Error fixed "Every key is one the program knows."
    YAML_MISSING_KEY "yaml-missing-key" Error fixed "Required keys are there."
    YAML_VALUE "yaml-value" Error fixed "A value has the type and form its key asks for."

    "Settings and theme":
    SETTINGS_MISSING "settings-missing" Error fixed "A project has settings in content/site.yaml."
    SETTINGS_VALUE "settings-value" Error fixed "A setting has a value that can be used."
    THEME_MISSING "theme-missing" Error fixed "The theme that site.yaml names exists."
    THEME_PALETTE "theme-palette" Error fixed "The first `:root` block of charts.css says each colour as #rrggbb."
    THEME_FONT "theme-font" Error fixed "A font of a theme can be read."
    TEMPLATE "template" Error fixed "Templates are well-formed and use only fields that exist."
    MESSAGE "message" Error fixed "The message catalogue has every text that the program and the templates use."

    "Markdown":
    MARKDOWN_HTML "markdown-html" Error fixed "Markdown holds no raw HTML."
    MARKDOWN_URL "markdown-url" Error fixed "A link or picture goes to a place on this site, to http(s), mailto or tel."
    MARKDOWN_IMAGE_ALT "markdown-image-alt" Error fixed "A picture has a text alternative."
    MARKDOWN_TABLE "markdown-table" Error fixed "A Markdown table has a header for each column."
    HEADING_LEVEL "heading-level" Error fixed "Headings begin at level 2 and never jump a level."
    HEADING_ID "heading-id" Error fixed "Anchors are unique on their page."
    FOOTNOTE "footnote" Error fixed "A footnote that is referred to is defined, and the other way round."
    FENCE_KIND "fence-kind" Error fixed "A fenced block that names a figure is a chart or a table."
    FENCE_OPEN "fence-open" Error fixed "A fenced block ends with a line of as many signs as it begins with."
    LINK_TEXT "link-text" Error fixed "A link has words."
    LOCATOR "locator" Error fixed "What stands in quotation marks after a source says which part of it is meant."

    MARKDOWN_DEPTH "markdown-depth" Error fixed "Markdown is nested at most 64 levels deep."

    "The content as a whole":
    KIND_PLACE "kind-place" Error fixed "A document stands in a folder of its kind."
    ID_DUPLICATE "id-duplicate" Error fixed "An id is used once in its kind."
    URL_DUPLICATE "url-duplicate" Error fixed "A URL belongs to one page."
    REFERENCE_UNKNOWN "reference-unknown" Error fixed "A reference names something that exists."
    REFERENCE_DRAFT "reference-draft" Error fixed "What is published refers only to what is published."
    ANCHOR_UNKNOWN "anchor-unknown" Error fixed "A link to a part of a page names a part that exists."
    DATE_ORDER "date-order" Error open "Dates stand in the order that they can have happened."
    DATE_AHEAD "date-ahead" Warning open "What is dated to come is not so far ahead that its date must be a slip."
    CORRECTION_SAME "correction-same" Error fixed "A correction says something else than was said before."
    LIST_PAGE "list-page" Error fixed "Each list is on one page, and each kind of record that exists has its list."
    WEB_ADDRESS "web-address" Error fixed "The address of a source or a body is one of the web."
    STATUS_COMPLETE "status-complete" Error fixed "A status that needs a second fact has it."
    STATUS_EVIDENCE "status-evidence" Error open "What is said to be put into practice has evidence."
    RESPONSE_BODY "response-body" Error open "Only a body that was asked to act answers."
    CLOCK_START "clock-start" Error fixed "The time for an answer begins on a day that is known."
    EVIDENCE_MISSING "evidence-missing" Error open "A finding rests on evidence, and a recommendation on findings."
    EVIDENCE_KIND "evidence-kind" Error fixed "The evidence of a finding is a table, a source or another finding."
    EVIDENCE_CYCLE "evidence-cycle" Error fixed "Nothing rests on itself, in however many steps."
    EVIDENCE_ILLUSTRATIVE "evidence-illustrative" Error fixed "What rests on illustrative data says in its title that it is illustrative."
    EVIDENCE_CONFIDENCE "evidence-confidence" Warning open "A finding that rests on findings alone is no surer than the surest of them, or says why."
    PRINCIPLE_FINDINGS "principle-findings" Warning open "A principle names the findings behind it."
    QUESTIONS_PRINCIPLE "questions-principle" Warning open "A group of questions names the principle that it tests."
    TERM_DUPLICATE "term-duplicate" Error fixed "The glossary explains each word once."
    ABBREVIATION_UNDEFINED "abbreviation-undefined" Warning open "An abbreviation is explained in the glossary, or where it stands first."
    NAME_SPELLING "name-spelling" Warning open "The names of people and bodies are spelled as the records spell them."
    RECORD_UNUSED "record-unused" Warning open "A source, body or term that is listed is used."

    "Plain language":
    READING_AGE "reading-age" Warning open "A page has a reading age that fits its readers."
    SENTENCE_LONG "sentence-long" Warning open "A sentence is as short as the readers of its page need."
    WORDS_LONG "words-long" Warning open "Few of the words of a page are long."
    PASSIVE_RUN "passive-run" Warning open "A text says who does what, and few sentences in a row leave it out."
    WORD_PLAIN "word-plain" Warning open "A word that has a plainer one gives way to it."

    "Tables and figures":
    TABLE_SHAPE "table-shape" Error fixed "Each row of a table has a cell for each field."
    TABLE_CELL "table-cell" Error fixed "A cell is a finite number within bounds, a text or a known symbol, as its field says."
    TABLE_KEY "table-key" Error fixed "A table has a key, and no two rows share one."
    TABLE_FIELD "table-field" Error fixed "Fields have unique ids and fitting settings."
    TABLE_ACCOUNTS "table-accounts" Error fixed "Of several sources' accounts of one figure, exactly one is used."
    TABLE_FACTS "table-facts" Error fixed "A table says its source, its base and whether it is illustrative."
    VALUE_UNKNOWN "value-unknown" Error fixed "A bound number names a table, row and field that exist."
    VALUE_MISMATCH "value-mismatch" Error fixed "A bound number agrees with its cell, or with what is worked out from its cells."
    VALUE_DERIVED "value-derived" Error fixed "A number is worked out only from cells that can be worked with in that way."
    VALUE_APART "value-apart" Error fixed "What a table says cannot be compared stands in no calculation and no sentence together."
    NUMBER_UNVERIFIED "number-unverified" Error fixed "A number that is declared to be not confirmed says why."
    NUMBER_UNBOUND "number-unbound" Warning open "A number in a text is bound to a cell, cited, or declared to be not confirmed."
    FIGURES_IDLE "figures-idle" Error open "What `figures` binds stands in a title, a summary or the title of a chart."
    CHART_FIELD "chart-field" Error fixed "A chart names fields of its table that fit their axis."
    CHART_DATA "chart-data" Error fixed "A chart has data that its kind can show honestly."
    CHART_CLAIM "chart-claim" Error fixed "What an author says of a chart agrees with its data."
    FIGURE_PICTURE "figure-picture" Warning open "The picture of a figure has letters that its fonts have, and a height that can be used."

    "Versions and releases":
    VERSION_COMPLETE "version-complete" Error fixed "Each earlier version of a document is kept beside it, and says when it was replaced."
    RELEASE_NUMBER "release-number" Error fixed "A number that was published changes only with a correction of its table."
    RELEASE_STATEMENT "release-statement" Error fixed "A statement that was published changes only with a correction or a new version."
    RELEASE_ADDRESS "release-address" Error fixed "An address that was published stays, or leads on."

    "Exceptions":
    ALLOW_RULE "allow-rule" Error fixed "`allow` names a rule that exists and that a document may be allowed to break."
    ALLOW_UNUSED "allow-unused" Warning open "What `allow` lets pass is there."

    "The site":
    PAGE_PATH "page-path" Error fixed "A file has a path that can be published, and no other file is there."
    LINK_BROKEN "link-broken" Error fixed "Every address that the site leads to and that is its own is that of a page or file."
    LINK_EMPTY "link-empty" Warning open "A link has an address."
    LINK_WORDS "link-words" Warning open "The words of a link say where it leads."
    ID_REPEATED "id-repeated" Error fixed "An id stands on its page once."
    ID_UNKNOWN "id-unknown" Warning open "What a label, a description or a drawing names by its id is on the page."
    TEMPLATE_LEFT "template-left" Error fixed "No sign of a template is left on a page."
    MARKDOWN_LEFT "markdown-left" Warning open "No sign of Markdown is left on a page."
    TIME_FORM "time-form" Warning open "A date for machines is well-formed, and a time of day says its zone."
    PICTURE_WORDS "picture-words" Warning open "Every picture of a page has a text alternative."
    HEADING_ORDER "heading-order" Warning open "A page has one heading of level 1, and headings never skip a level."
    TABLE_HEADERS "table-headers" Warning open "Every table of a page has header cells."
    PAGE_TITLE "page-title" Warning open "Every page has a title, and no two have the same."
    LANGUAGE_MARK "language-mark" Warning open "A page says its language, by a mark that programs know."
    PAGE_ORPHAN "page-orphan" Warning open "Every page is linked from another page."
    ASSET_UNUSED "asset-unused" Warning open "Every file of content/static/ is used."

    "Other sites":
    OUTSIDE_GONE "outside-gone" Warning open "What is linked to on other sites is there."
    OUTSIDE_MOVED "outside-moved" Warning open "A link to another site has the address that the page has now."
    OUTSIDE_UNSURE "outside-unsure" Warning open "A link to another site can be looked up."
}

/// The rules that `findings check --external` alone asks. Whether an exception to one is idle, no build can tell.
pub const ON_REQUEST: &[&Rule] = &[&OUTSIDE_GONE, &OUTSIDE_MOVED, &OUTSIDE_UNSURE];

#[cfg(test)]
mod tests {
    use super::RULES;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let codes: BTreeSet<_> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
        assert!(codes.iter().all(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
    }

    #[test]
    fn summaries_are_sentences() {
        assert!(RULES.iter().all(|rule| rule.summary.ends_with('.')));
    }
}
