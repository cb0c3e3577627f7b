"""A workbook as text, so that a test can compare all of it and a person can read the difference."""

import io
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet


def opened(content: bytes) -> Any:
    """Open a workbook as a spreadsheet program would."""
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """Give the rows of a table by the hidden keys above them."""
    keys, _, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, keys), line, strict=True)) for line in lines]


def as_text(content: bytes) -> str:
    """Write down every cell, and what makes the sheets pleasant to use."""
    return "\n".join(line for sheet in opened(content) for line in _sheet(sheet)) + "\n"


def _sheet(sheet: Worksheet) -> Iterator[str]:
    yield f"## {sheet.title} ({sheet.sheet_state})"
    yield f"frozen at {sheet.freeze_panes}, filter {sheet.auto_filter.ref}, {len(sheet._charts)} charts"
    yield f"prints {sheet.print_area}, {sheet.page_setup.orientation}, repeats {sheet.print_title_rows}"
    hidden = [name for name, column in sheet.column_dimensions.items() if column.hidden]
    yield f"hidden columns {hidden}, rows {[n for n, row in sheet.row_dimensions.items() if row.hidden]}"
    for rule in sorted(sheet.data_validations.dataValidation, key=lambda rule: str(rule.sqref)):
        yield f"{rule.sqref} accepts {rule.type} {rule.operator or ''} {rule.formula1} {rule.formula2 or ''}".strip()
    for place, rules in sorted((str(one.sqref), one.rules) for one in sheet.conditional_formatting):
        yield f"{place} is coloured if {[rule.formula[0] for rule in rules]}"
    for line in sheet.iter_rows():
        for cell in line:
            if cell.value is not None:
                yield f"{cell.coordinate} {cell.data_type} {cell.value!r} [{cell.number_format}]"
