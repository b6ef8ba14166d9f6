//! How many rows have a number in each of some ranges of equal width.

mod bins;
mod drawing;

use std::borrow::Cow;

use super::{Across, Kind, Refusal, Shown, Wants};
use crate::chart::describe::bins as words;
use crate::chart::grid;
use crate::chart::plot::{self, Category, Data, Plot, Point, Series};
use crate::chart::scale::{LARGEST, Scale};
use crate::chart::select::{Selection, named};
use crate::diagnostic::Diagnostic;
use crate::model::symbol::SYMBOLS;
use crate::model::table::{Field, FieldKind, Row};

use bins::Bins;

/// The row of this kind.
pub const KIND: Kind = Kind {
    name: "chart.kind.histogram",
    needs: &["x"],
    takes: &["panels", "bin-width"],
    across: Across::Measure,
    wants: Wants::One,
    sample: None,
    most: MOST_BINS + SYMBOLS.len(),
    missing: "chart.missing.histogram",
    pivot: counted,
    refuses,
    scale: |plots| Scale::nice(0.0, bar_values(plots), 6, Some(0)),
    draw: drawing::draw,
    describe: words::describe,
    grid: grid::crossed,
    shown: Shown::Drawing,
};

/// More ranges than this cannot be told apart.
const MOST_BINS: usize = 40;

/// The longest number at an edge, in letters.
const LONGEST: usize = 16;

/// The ranges of a chart, without what could not be put into any.
pub fn bins(data: &Data) -> impl Iterator<Item = (f64, usize)> {
    let count = |(category, point): (&Category, &Point)| category.number.zip(point.value());
    data.categories.iter().zip(&data.series[0].points).filter_map(count).map(|(from, count)| (from, count as usize))
}

fn bar_values(plots: &[Plot]) -> f64 {
    plots.iter().flat_map(|plot| bins(&plot.data)).map(|(_, count)| count as f64).fold(0.0, f64::max)
}

/// A category for each range, which starts at its number, then one for each symbol that stands in place of a number.
fn counted<'a>(chosen: &Selection<'a>, rows: &[&'a Row]) -> Result<Data<'a>, Vec<Diagnostic>> {
    let Some(x) = chosen.columns.x else { return Err(vec![chosen.block.field(&["x".into()], "`x` names no field")]) };
    let field = &chosen.table.fields[x];
    let of = |rows: &[&Row]| {
        let number = |row: &&Row| row.cells[x].number().map(|number| plot::published(field, number));
        let mut numbers: Vec<f64> = rows.iter().filter_map(number).filter(|number| !number.is_nan()).collect();
        numbers.sort_by(f64::total_cmp);
        numbers
    };
    let all = of(&chosen.rows);
    let (Some(low), Some(high)) = (all.first(), all.last()) else {
        let problem = format!("`{}` has no number to count", field.id);
        return Err(vec![
            chosen.block.data(&["x".into()], problem).help("show the table in place, with a ```table block"),
        ]);
    };
    let longest = [*low, *high].map(|end| field.number(end, chosen.messages).chars().count());
    if low.abs() > LARGEST || high.abs() > LARGEST || longest.iter().any(|letters| *letters > LONGEST) {
        let problem = format!("`{}` holds numbers that are too long to be drawn", field.id);
        let help = format!("give field `{}` a larger unit, such as thousands, or the setting `decimals`", field.id);
        return Err(vec![chosen.block.data(&["x".into()], problem).help(help)]);
    }
    let bins = Bins::of(&all, field.published_decimals(), chosen.block.record().bin_width);
    if bins.count > MOST_BINS {
        let problem = format!("there would be more than {MOST_BINS} bars, which cannot be told apart");
        return Err(vec![chosen.block.data(&["bin-width".into()], problem).help("give a greater `bin-width`")]);
    }
    let numbers = of(rows);
    let mut categories = bins.categories(field, chosen.messages);
    let mut points: Vec<Point> = bins.counts(&numbers).into_iter().map(|n| Point::Value(n as f64, None)).collect();
    for (symbol, letter, _) in SYMBOLS {
        let is_it = |row: &&&Row| row.cells[x].number().is_none() && row.cells[x].symbol() == Some(*symbol);
        let count = rows.iter().filter(is_it).count();
        if count > 0 {
            categories.push(Category { label: format!("[{letter}]"), number: None, symbol: Some(*symbol) });
            points.push(Point::Value(count as f64, None));
        }
    }
    let field_of_counts = counts_field(chosen, field);
    let name = field_of_counts.title.clone();
    Ok(Data {
        x: Cow::Borrowed(field),
        heading: field.heading(),
        categories,
        span: Some((bins.edge(0), bins.edge(bins.count))),
        counted: numbers,
        series: vec![Series { name, field: Cow::Owned(field_of_counts), points, interval: None, counts: None }],
    })
}

/// The field of the counts: whole numbers of what the key fields name.
fn counts_field(chosen: &Selection, x: &Field) -> Field {
    let key = named::columns(chosen);
    let title = match &key[..] {
        [] => chosen.messages.text("chart.histogram.rows", &[]),
        key => chosen.messages.text("chart.histogram.rows-of", &[("title", &named::heading(chosen, key))]),
    };
    Field { title, kind: FieldKind::Integer, unit: None, decimals: None, description: None, ..x.clone() }
}

fn refuses(plot: &Plot) -> Option<Refusal> {
    // One of several charts side by side may hold nothing but symbols.
    plot.counted.is_empty().then(|| Refusal {
        key: "panels",
        message: format!("a panel has no number in `{}` to count", plot.x.id),
        help: Some("leave its rows out with `filter`"),
    })
}
