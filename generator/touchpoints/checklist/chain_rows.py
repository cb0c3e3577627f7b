"""Chains and their links as readers see them."""

from dataclasses import dataclass

from touchpoints.catalogue.model import Catalogue
from touchpoints.catalogue.words import Words
from touchpoints.checklist.figures import NOTHING, QUALITY_DIGITS, Figure, as_given, figure, share
from touchpoints.checklist.terms import of_chain
from touchpoints.company import scoring
from touchpoints.company.chains import ChainResult, LinkResult


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link of a chain."""

    number: int
    touchpoint: str
    name: str
    position: str
    applies: bool
    state: str
    level_id: str
    level: str
    quality: Figure
    reaction: str
    passed: Figure
    went_on: Figure
    people: int
    automated: bool
    breaks: bool
    sells: str
    note: str


@dataclass(frozen=True, slots=True)
class LossRow:
    """How many customers are lost between two links."""

    before: str
    after: str
    lost: Figure
    share: Figure


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One chain of the company."""

    id: str
    name: str
    own: bool
    links: tuple[LinkRow, ...]
    score: Figure
    terms: str
    broken_at: int | None
    verdict: str
    touches: int
    people: int
    automated: Figure
    not_assessed: int
    loss: str
    losses: tuple[LossRow, ...]
    leads_to: str


@dataclass(frozen=True, slots=True)
class ChainRows:
    """Makes rows of chains."""

    words: Words
    catalogue: Catalogue

    def chain(self, chain: ChainResult) -> ChainRow:
        """Make the row of a chain."""
        words, score = self.words, chain.score
        return ChainRow(
            id=chain.id,
            name=chain.name,
            own=chain.own,
            links=tuple(self._link(chain, index) for index in range(len(chain.links))),
            score=figure(words, None if score is None else scoring.quality_points(score), QUALITY_DIGITS),
            terms=of_chain(chain, words),
            broken_at=chain.broken_at,
            verdict=self._verdict(chain),
            touches=chain.touches,
            people=chain.people,
            automated=share(words, chain.automated_share),
            not_assessed=chain.not_assessed,
            loss=self._loss(chain),
            losses=self._losses(chain),
            leads_to=", ".join(self.catalogue.chains[id_].name for id_ in chain.leads_to),
        )

    def _verdict(self, chain: ChainResult) -> str:
        words = self.words
        if chain.broken_at is not None:
            link = chain.links[chain.broken_at - 1]
            why = words(f"checklist.chain.because.{_break(link)}")
            return words("checklist.chain.broken", number=chain.broken_at, link=link.name, why=why)
        if chain.score is None:
            return words("checklist.chain.unknown")
        return words("checklist.chain.holds" if not chain.not_assessed else "checklist.chain.holds_so_far")

    def _loss(self, chain: ChainResult) -> str:
        if chain.lost_most_at is None:
            return ""
        before, after = chain.links[chain.lost_most_at - 2 : chain.lost_most_at]
        lost = (before.passed or 0) - (after.passed or 0)
        return self.words("checklist.chain.loss", number=self.words.number(lost), before=before.name, after=after.name)

    def _losses(self, chain: ChainResult) -> tuple[LossRow, ...]:
        """Rank the losses between links, the largest share first (R17)."""
        rows = [
            LossRow(
                before.name,
                after.name,
                as_given(self.words, before.passed - after.passed),
                share(self.words, before.passed - after.passed, before.passed),
            )
            for before, after in zip(chain.links, chain.links[1:], strict=False)
            if before.passed and after.passed is not None and before.passed > after.passed
        ]
        return tuple(sorted(rows, key=lambda row: -(row.share.value or 0)))

    def _link(self, chain: ChainResult, index: int) -> LinkRow:
        words, link = self.words, chain.links[index]
        before = chain.links[index - 1].passed if index else None
        quality = None if link.q is None else scoring.quality_points(link.q)
        level = link.level if link.applies else "not-applicable"
        return LinkRow(
            number=index + 1,
            touchpoint=link.touchpoint,
            name=link.name,
            position=self.catalogue.name("positions", link.position),
            applies=link.applies,
            state=words(f"states.{link.state.value}"),
            level_id=level,
            level=words(f"levels.{link.level}" if link.applies else "states.not-applicable"),
            quality=figure(words, quality, QUALITY_DIGITS),
            reaction=words(f"reactions.{link.reaction}") if link.reaction else "",
            passed=as_given(words, link.passed),
            went_on=NOTHING if link.passed is None or before is None else share(words, link.passed, before),
            people=link.people,
            automated=link.automated,
            breaks=link.breaks,
            sells=link.sells or "",
            note=link.note or "",
        )


def _break(link: LinkResult) -> str:
    """Name what breaks a chain at a link."""
    if link.level == "missing":
        return "missing"
    return "negative" if link.reaction == "negative" else "weak"
