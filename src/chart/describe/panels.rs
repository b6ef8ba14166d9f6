//! Several charts side by side: what they have in common.

use crate::chart::kind::{self, Shown};
use crate::chart::plot::Plot;
use crate::messages::Messages;

/// How many charts there are, and of what; nothing for one alone.
pub fn opening(plots: &[Plot], messages: &Messages) -> Option<String> {
    let names: Vec<String> = plots.iter().filter_map(|plot| plot.panel.clone()).collect();
    let key = match kind::of(plots[0].record.kind).shown {
        Shown::Tiles(_) => "chart.key-figure.opening",
        Shown::Drawing | Shown::Shades(_) => "chart.panels.opening",
    };
    (!names.is_empty()).then(|| messages.count(key, names.len(), &[("names", &messages.list(&names))]))
}

/// What begins the words about one of several.
pub fn title(name: &str, messages: &Messages) -> String {
    messages.text("chart.panels.title", &[("name", name)])
}

/// A sentence about the chart, said of each of several.
pub fn of_each(sentence: &str, messages: &Messages) -> String {
    let this = messages.text("chart.panels.this", &[]);
    match sentence.strip_prefix(&this) {
        Some(rest) => messages.text("chart.panels.each", &[]) + rest,
        None => sentence.to_owned(),
    }
}

/// How many sentences at the beginning and at the end are the same for all charts, and so need to be said only once.
pub fn shared(told: &[Vec<String>]) -> (usize, usize) {
    let shortest = told.iter().map(Vec::len).min().unwrap_or(0);
    let same = |count: usize, at: &dyn Fn(&Vec<String>, usize) -> String| {
        (0..count).take_while(|place| told.iter().all(|one| at(one, *place) == at(&told[0], *place))).count()
    };
    let first = same(shortest, &|one, place| one[place].clone());
    let end = same(shortest - first, &|one, place| one[one.len() - 1 - place].clone());
    (first, end)
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn sentences_in_common_are_at_the_ends() {
        let told = |texts: [&str; 3]| texts.map(|text| text.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(shared(&told(["a b c z", "a b d e z", "a b z"])), (2, 1));
        assert_eq!(shared(&told(["a", "a", "a"])), (1, 0));
        assert_eq!(shared(&told(["a b", "c b", "d e"])), (0, 0));
    }
}
