//! Accounts: what several sources say of one figure, held side by side, each with its standing.
//!
//! Rows that differ in nothing of their key but the source are accounts of the same figure. Exactly one of them is used; the
//! others stay in the table, so that a reader sees that sources differ.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, rules};

use super::table::{Cell, Field, FieldKind, Role, Row, Table};

/// What the site makes of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The figure that the site states.
    Used,
    /// Another source's figure, which the site does not state.
    NotUsed,
    /// Reported, and not confirmed.
    Unconfirmed,
    /// Worked out by the site from other figures.
    WorkedOut,
}

/// Every standing with its name in cells, which the texts `standing.<name>` have too.
pub const STANDINGS: [(Standing, &str); 4] = [
    (Standing::Used, "used"),
    (Standing::NotUsed, "not-used"),
    (Standing::Unconfirmed, "unconfirmed"),
    (Standing::WorkedOut, "worked-out"),
];

impl Standing {
    /// The standing with a name.
    pub fn of(name: &str) -> Option<Self> {
        STANDINGS.iter().find(|(_, known)| *known == name).map(|(standing, _)| *standing)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        STANDINGS.iter().find(|(standing, _)| *standing == self).map_or("", |(_, name)| name)
    }
}

impl Table {
    /// The standing of a row; `None` where the table says none.
    pub fn standing(&self, row: usize) -> Option<Standing> {
        standing(&self.fields, self.rows.get(row)?)
    }

    /// Whether another source gives the same figure as a row.
    pub fn has_rivals(&self, row: usize) -> bool {
        let keys = shared_keys(&self.fields);
        let figure = |row: &Row| keys.iter().flatten().map(|at| row.cells[*at].clone()).collect::<Vec<_>>();
        let Some(wanted) = self.rows.get(row).filter(|_| keys.is_some()).map(figure) else { return false };
        self.rows.iter().enumerate().any(|(at, other)| at != row && figure(other) == wanted)
    }
}

fn standing(fields: &[Field], row: &Row) -> Option<Standing> {
    let at = fields.iter().position(|field| field.kind == FieldKind::Standing)?;
    match &row.cells[at] {
        Cell::Named { id, .. } => Standing::of(id),
        _ => None,
    }
}

/// The keys that accounts of one figure have in common: all but the source. `None` where the source is no key, so that no
/// figure has two accounts.
fn shared_keys(fields: &[Field]) -> Option<Vec<usize>> {
    let keys = || (0..fields.len()).filter(|at| fields[*at].role == Role::Key);
    let is_source = |at: &usize| fields[*at].kind == FieldKind::Source;
    keys().any(|at| is_source(&at)).then(|| keys().filter(|at| !is_source(at)).collect())
}

/// Tells figures with several accounts of which not exactly one is used.
pub(super) fn check(fields: &[Field], rows: &[Row], problems: &mut Vec<Diagnostic>) {
    let Some(keys) = shared_keys(fields) else { return };
    let mut figures: BTreeMap<Vec<String>, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        let figure = keys.iter().map(|at| row.cells[*at].text().unwrap_or_default().to_owned()).collect();
        figures.entry(figure).or_default().push(row);
    }
    for (figure, accounts) in figures.iter().filter(|(_, accounts)| accounts.len() > 1) {
        let used: Vec<&&Row> = accounts.iter().filter(|row| standing(fields, row) == Some(Standing::Used)).collect();
        let (place, message) = match used[..] {
            [_] => continue,
            [] => (accounts[0].span, format!("of the accounts of `{}`, none is used", figure.join(", "))),
            [_, second, ..] => {
                (second.span, format!("of the accounts of `{}`, more than one is used", figure.join(", ")))
            }
        };
        let mut problem = Diagnostic::new(&rules::TABLE_ACCOUNTS, place, message);
        for other in accounts.iter().filter(|row| row.span != place) {
            problem = problem.label(other.span, "another account");
        }
        problems.push(problem.help(match fields.iter().any(|field| field.kind == FieldKind::Standing) {
            true => "say `used` for the one that the site states, and `not-used` or `unconfirmed` for the others",
            false => {
                "add a field of `type: standing`, and say in it `used` for one account and `not-used` for the others"
            }
        }));
    }
}
