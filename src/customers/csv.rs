//! Customers from CSV.

use super::{StoreError, header::ColumnFault, memory::Memory, people::People, row::Columns};
use crate::{
    customer::Customer,
    diagnostic::Diagnostic,
    source::{Source, Span},
};
use std::{collections::BTreeMap, path::Path};

/// Reads a file with a header row; `mapping` names the columns of a foreign export. Rows that do not fit are faults, each with its line: no field slides into another.
pub fn open(path: &Path, mapping: &BTreeMap<String, Vec<String>>) -> Result<Memory, StoreError> {
    let bytes = std::fs::read(path).map_err(|error| StoreError::Unreadable {
        path: path.to_path_buf(),
        error,
    })?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let source = Source::new(path.display().to_string(), text);
    read(&source, mapping)
        .map(Memory::new)
        .map_err(StoreError::Faulty)
}

/// Reads customers from the text of a table.
pub fn read(
    source: &Source,
    mapping: &BTreeMap<String, Vec<String>>,
) -> Result<Vec<Customer>, Vec<Diagnostic>> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(source.text.as_bytes());
    let header: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(str::to_string).collect(),
        Err(error) => {
            return Err(vec![Diagnostic::error(format!(
                "the header cannot be read: {error}"
            ))]);
        }
    };
    let columns =
        Columns::new(&header, mapping).map_err(|faults| header_faults(source, &faults))?;
    let mut people = People::default();
    let mut faults = Vec::new();
    for record in reader.records() {
        match customer(source, &columns, record) {
            Ok(found) => people.add(found),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        Ok(people.into_customers())
    } else {
        Err(faults)
    }
}

fn customer(
    source: &Source,
    columns: &Columns,
    record: Result<csv::StringRecord, csv::Error>,
) -> Result<Customer, Diagnostic> {
    let record =
        record.map_err(|error| Diagnostic::error(format!("a row cannot be read: {error}")))?;
    if record.len() != columns.len() {
        let (line, span) = place(source, &record);
        return Err(Diagnostic::error(format!(
            "line {line} has {} where the header has {}",
            crate::prose::count(record.len(), "field"),
            columns.len()
        ))
        .at(source, span)
        .hint("put a field with a comma or a line break in double quotes"));
    }
    let cells: Vec<&str> = record.iter().collect();
    columns.customer(&cells).map_err(|why| {
        let (line, span) = place(source, &record);
        Diagnostic::error(format!("line {line}: {why}")).at(source, span)
    })
}

/// The line on which a row begins. The reader's own count stops between the two octets of a line's end.
fn place(source: &Source, record: &csv::StringRecord) -> (usize, Span) {
    let at = record.position().map_or(0, csv::Position::byte);
    let at = usize::try_from(at).unwrap_or(usize::MAX);
    let rest = source.text.get(at..).unwrap_or_default();
    let ends = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let (line, _) = source.line_column(at.min(source.text.len()) + ends);
    (line, line_span(source, line))
}

fn header_faults(source: &Source, faults: &[ColumnFault]) -> Vec<Diagnostic> {
    let header = line_span(source, 1);
    faults
        .iter()
        .map(|fault| {
            let start = header.start + header.of(&source.text).find(fault.name()).unwrap_or(0);
            Diagnostic::error(fault.to_string())
                .at(source, Span::new(start, start + fault.name().len()))
                .hint(fault.hint())
        })
        .collect()
}

fn line_span(source: &Source, line: usize) -> Span {
    let start = source.line_start(line);
    let end = source
        .text
        .get(start..)
        .and_then(|rest| rest.find('\n'))
        .map_or(source.text.len(), |at| start + at);
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::source::Source;
    use std::collections::BTreeMap;

    #[test]
    fn rows_with_one_id_are_one_customer() {
        let source = Source::new(
            "c.csv",
            "id,name,emails,orders.number\nk-1,Ann,a@x.example,KK-1\nk-1,Ann,,KK-2\nk-2,Bo,b@x.example,\n",
        );
        let people = read(&source, &BTreeMap::new()).unwrap();
        assert_eq!(people.len(), 2);
        assert_eq!(
            people[0]
                .orders
                .iter()
                .map(|order| order.number.as_str())
                .collect::<Vec<_>>(),
            ["KK-1", "KK-2"]
        );
    }

    #[test]
    fn a_short_row_is_named_by_its_line_and_slides_nowhere() {
        for end in ["\n", "\r\n", "\n\n", "\r\n\r\n"] {
            let rows = [
                "id,name,emails",
                "k-1,Ann,a@x.example",
                "k-2,b@x.example",
                "",
            ];
            let source = Source::new("c.csv", rows.join(end));
            let faults = read(&source, &BTreeMap::new()).unwrap_err();
            assert_eq!(faults.len(), 1);
            let line = 1 + 2 * end.matches('\n').count();
            let wanted = format!("line {line} has 2 fields");
            assert!(
                faults[0].message.starts_with(&wanted),
                "{end:?}: {}",
                faults[0].message
            );
        }
    }
}
