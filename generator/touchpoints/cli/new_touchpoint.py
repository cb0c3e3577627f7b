"""`new touchpoint` begins a touchpoint."""

from collections.abc import Mapping, Sequence

import click

from touchpoints.cli.asking import Needed, agree_to, refuse_unknown
from touchpoints.cli.context import building_place, say


@click.command()
@click.argument("id_", metavar="ID", required=False)
@click.option("--name", help="What it is called, as on a sign.")
@click.option("--category", help="The category it stands in.")
@click.option("--kind", help="What it is made of.")
@click.option("--stage", "stages", multiple=True, help="A buying stage in which it is met; may be given several times.")
@click.option("--journey", multiple=True, help="A journey stage in which it is met; may be given several times.")
@click.option("--channel", help="online, offline or both.")
@click.option(
    "--alias",
    "aliases",
    multiple=True,
    metavar="WORD",
    help="Another word people would search for; may be given several times.",
)
@click.option("--summary", help="What it is, in one or two sentences.")
@click.option("--why", help="What is won here, and what is lost.")
@click.option("--helps-customer-to", help="Completes 'It helps the customer to …'.")
@click.option(
    "--applies-if",
    "applies_if",
    multiple=True,
    metavar="TRAIT",
    help="A trait without which it does not apply; may be given several times.",
)
@click.option(
    "--contributor",
    "contributors",
    multiple=True,
    metavar="NAME",
    help="Who is named on the page; may be given several times.",
)
@click.option("--force", is_flag=True, help="Go on although something is called nearly so.")
def touchpoint(
    id_: str | None,
    name: str | None,
    category: str | None,
    kind: str | None,
    stages: tuple[str, ...],
    journey: tuple[str, ...],
    channel: str | None,
    aliases: tuple[str, ...],
    summary: str | None,
    why: str | None,
    helps_customer_to: str | None,
    applies_if: tuple[str, ...],
    contributors: tuple[str, ...],
    force: bool,
) -> None:
    """Begin a touchpoint: a draft that passes every check, with comments that say what belongs where."""
    from touchpoints import beginning

    place = building_place()
    allowed, needed = beginning.words_of(place), Needed()
    for trait in (word for condition in applies_if for word in condition.split(" or ")):
        refuse_unknown("--applies-if", trait, allowed["traits"])
    if id_:
        beginning.refuse_taken_id(place, id_)
    spoken = needed.text("--name", name, "What is it called, as on a sign?")
    if spoken:
        agree_to(beginning.similar_names(place, [spoken, *([id_] if id_ else []), *aliases]), force=force)
    id_ = needed.id(id_, spoken, lambda word: beginning.refuse_taken_id(place, word))
    sorted_by = _words(needed, allowed, (_one(category), _one(kind), stages, journey, _one(channel)))
    needed.settle()
    values = {
        "id": id_, "name": spoken, **sorted_by, "aliases": list(aliases), "summary": summary, "why": why,
        "helps_customer_to": helps_customer_to, "applies_if": applies_if, "contributors": list(contributors),
    }  # fmt: skip
    written = beginning.begin_touchpoint(place, values)
    say(f"Wrote {written}. Open it, and follow its comments. Then:\n  touchpoints check {written}")


_SORTED_BY = (
    ("category", "--category", "categories", "Where does it stand?"),
    ("kind", "--kind", "kinds", "What is it made of?"),
    ("stages", "--stage", "stages", "In which buying stages is it met?"),
    ("journey", "--journey", "journey", "In which stages of the journey?"),
    ("channel", "--channel", "channels", "Online, offline or both?"),
)
"""By what a touchpoint is sorted: its key, the option, the vocabulary, and what is asked at a terminal."""

_SEVERAL = ("stages", "journey")


def _words(
    needed: Needed, allowed: Mapping[str, Mapping[str, str]], given: Sequence[tuple[str, ...]]
) -> dict[str, str | tuple[str, ...]]:
    """Give the words it is sorted by; some keys hold several, the others one."""
    found: dict[str, str | tuple[str, ...]] = {}
    for (key, option, vocabulary, question), said in zip(_SORTED_BY, given, strict=True):
        words = needed.words(option, said, allowed[vocabulary], question, one=key not in _SEVERAL)
        found[key] = words if key in _SEVERAL else "".join(words)
    return found


def _one(word: str | None) -> tuple[str, ...]:
    return (word,) if word else ()
