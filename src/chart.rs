//! stub
use crate::diagnostic::Diagnostic;
use crate::messages::Messages;
use crate::model::grid::Grid;
use crate::model::table::Table;
use crate::read::figure::ChartRecord;
use crate::read::yaml::Record;
pub struct Drawing {
    pub wide: String,
    pub narrow: String,
    pub name: String,
    pub description: Vec<String>,
    pub grid: Grid,
}
pub fn draw(_record: &Record<ChartRecord>, table: &Table, messages: &Messages) -> Result<Drawing, Vec<Diagnostic>> {
    let all: Vec<usize> = (0..table.fields.len()).collect();
    Ok(Drawing {
        wide: String::new(),
        narrow: String::new(),
        name: String::new(),
        description: vec![],
        grid: table.grid(&all, messages),
    })
}
