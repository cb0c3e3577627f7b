"""Chains of a company: the weakest link, where the chain breaks, and where most customers are lost."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from touchpoints.catalogue.entries import Chain, Link
from touchpoints.catalogue.model import Catalogue
from touchpoints.company import scoring
from touchpoints.company.answers import Company, OwnChain, OwnLink, Reaction, State, TouchpointAnswers


class Point(Protocol):
    """What a chain needs to know of an assessed touchpoint."""

    @property
    def q(self) -> float | None:
        """Quality as a share of 1."""

    @property
    def level(self) -> str:
        """Name of the level."""

    @property
    def state(self) -> State:
        """Whether the company has it."""


@dataclass(frozen=True, slots=True)
class LinkResult:
    """One link of a chain, as this company has it."""

    touchpoint: str
    name: str
    position: str
    applies: bool
    state: State
    level: str
    q: float | None
    reaction: Reaction | None
    passed: int | None
    people: int
    automated: bool
    sells: str | None = None
    note: str | None = None

    @property
    def breaks(self) -> bool:
        """Whether a chain breaks here: the link is missing, puts customers off, or is weak."""
        weak = self.q is not None and self.q < scoring.WEAK_BELOW
        return self.level == "missing" or self.reaction is Reaction.NEGATIVE or weak


@dataclass(frozen=True, slots=True)
class ChainResult:
    """One chain of a company."""

    id: str
    name: str
    own: bool
    based_on: str | None
    leads_to: tuple[str, ...]
    links: tuple[LinkResult, ...]

    @property
    def score(self) -> float | None:
        """The quality of the weakest assessed link, 0 to 1; None while no link was assessed."""
        return min((link.q for link in self.links if link.q is not None), default=None)

    @property
    def broken_at(self) -> int | None:
        """The number of the first link that breaks, counted from 1."""
        return next((number for number, link in enumerate(self.links, 1) if link.breaks), None)

    @property
    def not_assessed(self) -> int:
        """How many links nobody has assessed; those that do not apply need no assessment."""
        return sum(link.q is None for link in self.links if link.applies)

    @property
    def touches(self) -> int:
        """How many times the customer meets the company along the way."""
        return sum(link.applies for link in self.links)

    @property
    def people(self) -> int:
        """How many of the company's people the customer meets along the way."""
        return sum(link.people for link in self.links if link.applies)

    @property
    def automated_share(self) -> float:
        """The share of links that run without anybody's hand."""
        automated = sum(link.automated for link in self.links if link.applies)
        return round(automated / self.touches, 3) if self.touches else 0.0

    @property
    def lost_most_at(self) -> int | None:
        """The number of the link before which most customers are lost, where counts are given."""
        losses = [
            (before.passed - after.passed, -number)
            for number, (before, after) in enumerate(zip(self.links, self.links[1:], strict=False), 2)
            if before.passed is not None and after.passed is not None
        ]
        worst = max(losses, default=(0, 0))
        return -worst[1] if worst[0] > 0 else None


def assess_chains(
    company: Company, catalogue: Catalogue, points: Mapping[str, Point], left_out: Collection[str]
) -> tuple[ChainResult, ...]:
    """Assess the company's own chains, then those of the catalogue that fit and are not adopted.

    A chain fits when it is typical of the sector, or of any, and when more than half of its links apply.
    """
    links = _Links(company, catalogue, points, left_out)
    adopted = {chain.based_on for chain in company.chains}
    fitting = (
        chain
        for chain in catalogue.chains.values()
        if chain.status == "complete"
        and chain.sector in {"any", company.profile.sector}
        and chain.id not in adopted
        and sum(link.touchpoint not in left_out for link in chain.links) > len(chain.links) / 2
    )
    return (*(_own(chain, links) for chain in company.chains), *(_given(chain, links) for chain in fitting))


def chain_to_walk(
    chains: tuple[ChainResult, ...],
    id_: str,
    company: Company,
    catalogue: Catalogue,
    points: Mapping[str, Point],
    left_out: Collection[str],
) -> ChainResult | None:
    """Find a chain by its id, or the company's own that is based on it; one of the catalogue need not fit."""
    named = next((chain for chain in chains if chain.id == id_), None)
    own = next((chain for chain in chains if chain.based_on == id_), None)
    given = catalogue.chains.get(id_)
    if named or own or given is None or given.status != "complete":
        return named or own
    return _given(given, _Links(company, catalogue, points, left_out))


def walkable(chains: tuple[ChainResult, ...], catalogue: Catalogue) -> tuple[str, ...]:
    """Give the ids of all chains that can be walked, the company's own first."""
    complete = (chain.id for chain in catalogue.chains.values() if chain.status == "complete")
    return tuple(dict.fromkeys((*(chain.id for chain in chains), *complete)))


@dataclass(frozen=True, slots=True)
class _Links:
    """Assesses single links: what all links of a company have in common."""

    company: Company
    catalogue: Catalogue
    points: Mapping[str, Point]
    left_out: Collection[str]

    def result(self, link: Link, position: str, own: OwnLink | None = None) -> LinkResult:
        """Assess one link; what the company says of it counts more than the catalogue."""
        touchpoint = self.catalogue.touchpoints.get(link.touchpoint)
        point = self.points.get(link.touchpoint)
        answers = self.company.answers.get(link.touchpoint, TouchpointAnswers())
        people, automated = (own.people, own.automated) if own else (None, None)
        return LinkResult(
            touchpoint=link.touchpoint,
            name=touchpoint.name if touchpoint else link.touchpoint,
            position=position,
            applies=link.touchpoint not in self.left_out,
            state=point.state if point else answers.existing,
            level=point.level if point else scoring.level(None, missing=answers.is_missing),
            q=point.q if point else 0.0 if answers.is_missing else None,
            reaction=answers.reaction,
            passed=own.passed if own else None,
            people=link.people if people is None else people,
            automated=link.automated if automated is None else automated,
            sells=link.sells,
            note=link.note,
        )


def _given(chain: Chain, links: _Links) -> ChainResult:
    results = tuple(links.result(link, chain.position(index)) for index, link in enumerate(chain.links))
    return ChainResult(chain.id, chain.name, own=False, based_on=None, leads_to=chain.leads_to, links=results)


def _own(chain: OwnChain, links: _Links) -> ChainResult:
    base = links.catalogue.chains.get(chain.based_on or "")
    given = base.links if base else ()
    described = {link.touchpoint: link for link in given}
    steps = chain.links or tuple(OwnLink(touchpoint=link.touchpoint) for link in given)
    results = tuple(
        links.result(described.get(one.touchpoint, Link(touchpoint=one.touchpoint)), _position(index, len(steps)), one)
        for index, one in enumerate(steps)
    )
    return ChainResult(
        id=chain.id,
        name=chain.name or (base.name if base else chain.id),
        own=True,
        based_on=chain.based_on,
        leads_to=base.leads_to if base else (),
        links=results,
    )


def _position(index: int, length: int) -> str:
    return "initial" if index == 0 else "end" if index == length - 1 else "middle"
