"""A target that is measured rests on a standard with the same number."""

from finished_catalogue import Finished

STANDARD = '    measure: {unit: pt, target: ">= 12"}\n    standard: clear-print\n'


def test_a_target_without_a_standard_is_refused(finished: Finished) -> None:
    finished.change(STANDARD, '    measure: {unit: pt, target: ">= 12"}\n')
    assert finished.said() == ["price-list.yml:34:14 warning measured-without-standard: no standard says '>= 12 pt'"]


def test_a_standard_with_another_number_is_none(finished: Finished) -> None:
    finished.change(STANDARD, STANDARD.replace(">= 12", ">= 11.5"))
    message = "the standard 'clear-print' does not say '>= 11.5 pt'"
    assert finished.said() == [f"price-list.yml:34:14 warning measured-without-standard: {message}"]


def test_a_standard_with_another_unit_is_none(finished: Finished) -> None:
    finished.change(STANDARD, STANDARD.replace("unit: pt", "unit: mm"))
    assert [line.split(": ")[1] for line in finished.said()] == ["the standard 'clear-print' does not say '>= 12 mm'"]


def test_none_and_all_need_no_standard(finished: Finished) -> None:
    finished.change(STANDARD, '    measure: {unit: pieces, target: "= 0"}\n')
    assert finished.said() == []
