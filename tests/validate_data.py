"""The checks of tests/validate-data; see there."""

import json
import sys
import warnings
from pathlib import Path

import frictionless
import openpyxl
from csvw import CSVW

folder = Path(sys.argv[1])
passed, failed = 0, 0


def check(path, faults):
    """Counts a check; each fault is printed with the file that has it."""
    global passed, failed
    faults = list(faults)
    passed, failed = passed + (not faults), failed + bool(faults)
    for fault in faults:
        print(f"{path}: {fault}")


def resources():
    """What frictionless says of each CSV file that the package names."""
    package = folder / "datapackage.json"
    report = frictionless.validate(str(package))
    check("datapackage.json", [error.message for error in report.errors])
    for task in report.tasks:
        check(f"{task.place} (frictionless)", [error.message for error in task.errors])
    named = {resource["path"] for resource in json.loads(package.read_text())["resources"]}
    check("datapackage.json names every CSV file", {path.name for path in folder.glob("*.csv")} ^ named)


def metadata(path):
    """What csvw says of a CSV file and its metadata; a warning is a fault."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        table = CSVW(str(path), validate=True)
        if not table.is_valid:
            yield "is not valid"
        rows = list(table.tables[0])
    mine = [one for one in told if not issubclass(one.category, (DeprecationWarning, ResourceWarning))]
    yield from (str(one.message) for one in mine)
    shape = json.loads(path.with_name(path.name.replace(".csv-metadata", "")).read_text())
    if len(rows) != len(shape["rows"]):
        yield f"has {len(rows)} rows and the JSON file {len(shape['rows'])}"
    for row, other in zip(rows, shape["rows"]):
        for field, value in other["values"].items():
            read = row[field.replace("-", "_")]
            same = read is None if value is None else str(read).lstrip("'") == str(value).lstrip("'")
            if not same and not (isinstance(value, (int, float)) and float(read) == value):
                yield f"{other['key']}/{field} is {read!r}, and {value!r} in the JSON file"


def workbook(path):
    """Whether a workbook has what makes it accessible, and the numbers of the JSON file."""
    book = openpyxl.load_workbook(path)
    if len(book.worksheets) != 2:
        yield f"has {len(book.worksheets)} sheets"
    if not book.properties.title or not book.properties.creator:
        yield "has no title or author"
    for sheet in book.worksheets:
        if not sheet["A1"].value:
            yield f"{sheet.title} has no title in A1"
        if sheet.merged_cells.ranges:
            yield f"{sheet.title} has merged cells"
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            yield f"{sheet.title} has a formula in {cell.coordinate}"
    sheet = book.worksheets[1]
    if len(sheet.tables) != 1:
        yield f"has {len(sheet.tables)} tables"
        return
    [table] = sheet.tables.values()
    head, *rows = sheet[table.ref]
    if sheet.freeze_panes != f"A{head[0].row + 1}":
        yield f"is frozen at {sheet.freeze_panes}"
    shape = json.loads(path.with_suffix(".json").read_text())
    if len(rows) != len(shape["rows"]):
        yield f"has {len(rows)} rows and the JSON file {len(shape['rows'])}"
    for cells, other in zip(rows, shape["rows"]):
        numbers = [value for value in other["values"].values() if isinstance(value, (int, float))]
        found = [cell.value for cell in cells if isinstance(cell.value, (int, float))]
        if any(number not in found for number in numbers):
            yield f"{other['key']} has {found}, and {numbers} in the JSON file"


def shape(path):
    """Whether a JSON file has the shape that it says, with a value for each field of each row."""
    table = json.loads(path.read_text())
    if table["version"] != 1:
        yield f"has version {table['version']}"
    fields = [field["id"] for field in table["fields"]]
    for row in table["rows"]:
        if list(row["values"]) != fields:
            yield f"{row['key']} has values for {list(row['values'])}"
        for field, value in row["values"].items():
            if value is None and field not in row["symbols"]:
                yield f"{row['key']}/{field} is null and has no symbol"
        if not set(row["symbols"].values()) <= set(table["symbols"]):
            yield f"{row['key']} has a symbol that is not explained"


resources()
for described in sorted(folder.glob("*.csv-metadata.json")):
    check(described.name, metadata(described))
for book in sorted(folder.glob("*.xlsx")):
    check(book.name, workbook(book))
for whole in sorted(folder.glob("*.json")):
    if whole.name != "datapackage.json" and not whole.name.endswith(".csv-metadata.json"):
        check(whole.name, shape(whole))
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
