"""A standard or a named company needs its public source."""

from collections.abc import Iterator

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.loading import Loaded, Written
from touchpoints.problems import Problem, Rule

RULES = (
    Rule(
        "unsourced-standard",
        "A standard without a source",
        "Only a rule of thumb may stand without a source; 'verified', 'reported' and legal standards name theirs.",
        "standards:\n  - id: reply\n    text: Reply within an hour.\n    mark: verified\n",
        "standards:\n  - id: reply\n    text: Reply within an hour.\n    mark: rule-of-thumb\n",
    ),
    Rule(
        "unsourced-company",
        "A company without a source",
        "A real firm is named only together with a public source for the claim; anything else is an illustration.",
        "examples:\n  - kind: bad\n    sector: bank\n    company: Some Bank\n    text: …\n",
        "examples:\n  - kind: bad\n    sector: bank\n    text: …\n    status: illustration\n",
    ),
    Rule(
        "half-standard",
        "A standard with half a number",
        "A number needs its metric, its comparison and its unit, or it measures nothing.",
        "standards:\n  - id: reply\n    value: 60\n    …\n",
        'standards:\n  - id: reply\n    metric: time to the first reply\n    operator: "<="\n    value: 60\n    unit: minutes\n    …\n',
    ),
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Give the claims that nothing supports."""
    for written in loaded.touchpoints:
        yield from _standards(written)
        yield from _examples(written)


def _standards(written: Written[Touchpoint]) -> Iterator[Problem]:
    for index, standard in enumerate(written.entry.standards):
        place = written.document.place(("standards", index))
        if standard.source is None and (standard.mark != "rule-of-thumb" or standard.legal):
            yield Problem(
                place,
                "unsourced-standard",
                f"the standard '{standard.id}' has no source",
                "add source:, or mark it rule-of-thumb",
            )
        number = (standard.metric, standard.operator, standard.value, standard.unit)
        if any(part is not None for part in number[1:]) and None in number:
            yield Problem(
                place,
                "half-standard",
                f"the standard '{standard.id}' has half a number",
                "give metric, operator, value and unit",
            )


def _examples(written: Written[Touchpoint]) -> Iterator[Problem]:
    for index, example in enumerate(written.entry.examples):
        if (example.company or example.status == "sourced") and (example.source is None or example.source.url is None):
            place = written.document.place(("examples", index))
            yield Problem(
                place,
                "unsourced-company",
                "this example has no public source",
                "add source: with a url, or make it an illustration without a name",
            )
