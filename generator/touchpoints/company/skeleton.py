"""Writes the beginning of a company file, with comments that teach what belongs where."""

from collections.abc import Iterable, Mapping, Sequence

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.formatting import scalar_text
from touchpoints.catalogue.model import Catalogue
from touchpoints.company.answers import Company
from touchpoints.company.units import assess_company

MAIN_TRAITS = (
    "premises", "walk-ins", "waiting", "phone", "website", "online-shop", "email", "social-media", "advertises",
    "appointments", "sells-goods", "sells-services", "delivers", "b2c", "b2b", "employs",
)  # fmt: skip
"""What a first-time owner is asked; the other traits stand in the file, ready to be added."""

FIRST = 10
"""So many points for the first evening."""


def company_skeleton(name: str, sector: str, traits: Sequence[str], catalogue: Catalogue, file: str) -> bytes:
    """Give the text of a company file that is valid and says nothing yet."""
    said = {"company": name, "profile": {"sector": sector, "traits": traits}}
    words = {key: vocabulary.ids for key, vocabulary in catalogue.vocabularies.items()}
    company = Company.model_validate(said, context=words)
    points = tuple(point.touchpoint for point in assess_company(company, catalogue).everything)
    others = [trait for trait in catalogue.vocabularies["traits"].ids if trait not in traits]
    lines = (*_head(name, file), *_profile(sector, traits, others), *_answers(points[:FIRST]))
    return ("\n".join(lines) + "\n").encode()


def _head(name: str, file: str) -> tuple[str, ...]:
    return (
        f"# {' '.join(name.split())}: where customers meet us, and how good we are there.",
        "#",
        f"#   touchpoints checklist {file}      a summary, and what to do first",
        "#",
        "# You need not answer everything. What is not in this file is not assessed: it is counted apart, and",
        "# never as zero. An evening is enough for the first ten points.",
        "",
        f"company: {scalar_text(name)}",
        "language: en",
        "",
    )


def _profile(sector: str, traits: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    return (
        "# The profile decides what you are asked. A trait that is not named does not hold.",
        "profile:",
        f"  sector: {sector}",
        "  maturity: established     # or newcomer: then first impressions weigh more",
        f"  traits: [{', '.join(traits)}]",
        "  # There are more. Add what holds:",
        *_wrapped(others),
        "  target: standard          # the quality to aim at: basic 5, standard 7, exemplary 9",
        "",
        "competitors: []             # up to three names; compare only where you have really looked",
        "# assessed_on: 2026-11-21   # the day of your walk; take the '#' away and write the date",
        "",
    )


def _answers(first: Sequence[Touchpoint]) -> tuple[str, ...]:
    example = first[0] if first else None
    question = example.criteria[0].id if example and example.criteria else "one-of-its-questions"
    return (
        "# state: have, missing, planned, unknown, or not-applicable (then with a reason:).",
        "# criteria: yes, partly, no, n/a, unknown, or the number that was measured. All questions of a point:",
        f"#   touchpoints show {example.id if example else 'ID'}",
        "answers: {}",
        "",
        "# Begin with these. Delete the '{}' above and the '#' in front of a line, and write what you found.",
        *(f"#  {point.id}: {{state: have}}   # {point.name}" for point in first),
        "#",
        "# One in full:",
        f"#  {example.id if example else 'id'}:",
        "#    state: have",
        "#    reaction: neutral        # positive, neutral or negative",
        f"#    criteria: {{{question}: yes}}",
        "#    owner: you",
        "#    due: 2026-12-15",
        "#    note: What you saw there.",
    )


def _wrapped(words: Iterable[str]) -> list[str]:
    """Write words in lines of comments."""
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 90:  # noqa: PLR2004 - what fits a line
            lines.append(line)
            line = ""
        line += f"{word}, "
    return [f"  #   {one.rstrip(', ')}" for one in (*lines, line) if one]


def questions(catalogue: Catalogue) -> Mapping[str, str]:
    """Give the main traits that the catalogue has, each as a question."""
    traits = catalogue.vocabularies["traits"]
    return {id_: traits[id_].question or traits[id_].name for id_ in MAIN_TRAITS if id_ in traits.ids}
