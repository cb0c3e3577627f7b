"""Explains how each number of one touchpoint came about, term by term, and where each term came from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from touchpoints.catalogue.words import Words
from touchpoints.checklist.blocks import (
    LEVEL_TONES,
    Block,
    Heading,
    Items,
    Paragraph,
    Tone,
    Toned,
    number,
    table,
)
from touchpoints.checklist.chain_rows import ChainRows
from touchpoints.checklist.figures import (
    DASH,
    GAP_DIGITS,
    PRIORITY_DIGITS,
    QUALITY_DIGITS,
    as_given,
    figure,
    share,
)
from touchpoints.checklist.point_rows import PointRows
from touchpoints.company import scoring
from touchpoints.company.answers import Answer
from touchpoints.company.applicability import Applies
from touchpoints.company.assessment import Assessment, CriterionResult, PointResult
from touchpoints.company.chains import ChainResult
from touchpoints.company.defaults import raised_for_newcomer
from touchpoints.company.explaining import Place, place_of
from touchpoints.company.views import CLIENT, OWN, disagreements, quality_of_view

Origin = Callable[[str, str], str | None]
"""Where the company file says something: touchpoint and key to `file:line`; None where it does not."""

_SHARE_DIGITS = 3


def explanation(assessment: Assessment, words: Words, id_: str, origin: Origin) -> tuple[Block, ...]:
    """Explain a touchpoint that applies, one that does not, or a chain."""
    for point in assessment.everything:
        if point.touchpoint.id == id_:
            return tuple(_Explainer(assessment, words, point, origin).blocks())
    for touchpoint, why in assessment.left_out:
        if touchpoint.id == id_:
            return tuple(_left_out(assessment, words, touchpoint.name, id_, why))
    chain = next(chain for chain in assessment.chains if chain.id == id_)
    return tuple(_chain(assessment, words, chain))


def explainable(assessment: Assessment) -> list[str]:
    """Give every id that can be explained."""
    points = [point.touchpoint.id for point in assessment.everything]
    return [*points, *(one.id for one, _ in assessment.left_out), *(chain.id for chain in assessment.chains)]


def _who(words: Words, who: str) -> str:
    """Name a view: the client's and the firm's own in words, an assessor as written."""
    return words(f"views.{who}") if who in {CLIENT, OWN} else who


@dataclass(frozen=True, slots=True)
class _Explainer:
    """Explains one touchpoint that applies."""

    assessment: Assessment
    words: Words
    point: PointResult
    origin: Origin

    def _say(self, key: str, **values: object) -> str:
        return self.words(f"explain.{key}", **values)

    def _number(self, value: float | None) -> str:
        return str(figure(self.words, value, _SHARE_DIGITS)) if value is not None else DASH

    def blocks(self) -> Iterator[Block]:
        """Give the whole explanation."""
        yield from _head(self.assessment, self.words, self.point.touchpoint.name, self.point.touchpoint.id)
        yield from self._applies()
        yield from self._questions()
        yield from self._views()
        yield from self._quality()
        yield from self._gap()
        if self.point.priority is not None:
            yield from self._priority()
        yield from self._origins()
        yield from self._place(place_of(self.assessment, self.point))
        yield from self._chains()

    def _applies(self) -> Iterator[Block]:
        yield Heading(self._say("applies.title"))
        because = [self.assessment.catalogue.name("traits", one) for one in self.point.applies.because]
        if because:
            yield Paragraph(self._say("applies.because", traits=", ".join(because)))
        elif self.point.touchpoint.applies_if:
            yield Paragraph(self._say("applies.answered"))
        else:
            yield Paragraph(self._say("applies.everyone"))
        yield Paragraph(self._say("state", state=self.words(f"states.{self.point.state.value}")))
        speaker = self.assessment.speakers.get(self.point.touchpoint.id)
        if speaker is not None:
            yield Paragraph(self._say("speaker", unit=self.assessment.company.units[speaker].name))

    def _questions(self) -> Iterator[Block]:
        said = [one for one in self.point.criteria if one.answer is not None or one.measured is not None]
        silent = len(self.point.criteria) - len(said)
        yield Heading(self._say("questions.title"))
        if said:
            columns = (
                number(self._say("questions.weight")),
                self._say("questions.answer"),
                number(self._say("questions.value")),
                self._say("questions.question"),
            )
            yield table(columns, (self._question(one) for one in said))
        if silent:
            yield Paragraph(self.words.count("explain.questions.silent", silent))
        if self.point.answers.re_check:
            yield Paragraph(Toned(self._say("questions.re_check"), "fair"))

    def _question(self, result: CriterionResult) -> tuple[str, ...]:
        row = PointRows(self.words, self.assessment.catalogue).criterion(result, self.point.touchpoint.id)
        value = result.value
        tone: Tone = "soft" if value is None else "good" if value == 1 else "fair" if value else "bad"
        text = f"{row.text} ({row.target})" if row.target else row.text
        counted = DASH if value is None else str(as_given(self.words, value))
        return str(row.weight), Toned(row.said, tone), counted, f"{text} [{row.id}]"

    def _views(self) -> Iterator[Block]:
        answers = self.point.answers
        if not answers.views:
            return
        questions = [one.criterion for one in self.point.criteria]
        yield Heading(self._say("views.title"))
        yield Paragraph(self._say("views.rule"))
        yield table(
            (self._say("views.who"), number(self.words("checklist.point.quality"))),
            (
                (_who(self.words, who), str(figure(self.words, quality_of_view(view, questions), 1)))
                for who, view in answers.views.items()
            ),
        )
        for one in disagreements(answers, questions):
            said = "; ".join(f"{_who(self.words, who)}: {self._given(g)}" for who, g in one.said.items())
            text = self._say("views.differ", question=one.criterion.ask, said=said, counted=self._given(one.counted))
            yield Items((Toned(text, "fair"),))

    def _given(self, given: Answer | float | None) -> str:
        if given is None:
            return DASH
        return self.words(f"answers.{given}") if isinstance(given, Answer) else str(as_given(self.words, given))

    def _quality(self) -> Iterator[Block]:
        point = self.point
        yield Heading(self._say("quality.title"))
        if point.q is None:
            yield Paragraph(self._say("quality.unknown"))
            return
        if point.is_missing:
            yield Paragraph(self._say("quality.missing"))
        else:
            rated = [(one.criterion.weight, one.value) for one in point.criteria if one.value is not None]
            terms = " + ".join(f"{weight}×{as_given(self.words, value)}" for weight, value in rated)
            above = as_given(self.words, sum(weight * value for weight, value in rated))
            below = sum(weight for weight, _ in rated)
            yield Paragraph(f"q = ({terms}) / ({' + '.join(str(weight) for weight, _ in rated)})")
            yield Paragraph(f"  = {above} / {below} = {self._number(point.q)}")
        quality = figure(self.words, point.quality, QUALITY_DIGITS)
        level = self.words(f"levels.{point.level}")
        said = self._say("quality.level", q=self._number(point.q), quality=quality, level=level)
        yield Paragraph(Toned(said, LEVEL_TONES[point.level]))

    def _gap(self) -> Iterator[Block]:
        point = self.point
        if point.gap is None or point.q is None:
            return
        yield Heading(self._say("gap.title"))
        gap = figure(self.words, point.gap, GAP_DIGITS)
        q = self._number(point.q)
        yield Paragraph(f"{self._say('gap.words')} = {point.importance} × (1 − {q}) = {gap}")
        target = self.assessment.company.profile.target
        aim = scoring.AIMS[target]
        name = self.words(f"targets.{target}")
        if point.q >= aim:
            yield Paragraph(Toned(self._say("gap.reached", aim=name), "good"))
        else:
            short = figure(self.words, point.gap_to_target, GAP_DIGITS)
            text = self._say("gap.to_target", importance=point.importance, aim=self._number(aim), q=q, short=short)
            yield Paragraph(f"{self._say('gap.aim', aim=name)} {text}")

    def _priority(self) -> Iterator[Block]:
        point, words = self.point, self.words
        yield Heading(self._say("priority.title"))
        yield Paragraph(self._say("priority.words"))
        terms = (
            f"100 × {figure(words, point.gap, GAP_DIGITS)} × {as_given(words, point.answers.reach)}"
            f" × {as_given(words, point.confidence)} / {point.effort}"
        )
        yield Paragraph(f"= {terms} = {figure(words, point.priority, PRIORITY_DIGITS)}")

    def _origins(self) -> Iterator[Block]:
        yield Heading(self._say("origins.title"))
        answers = self.point.answers
        confidence = f"{self.words(f'confidence.{answers.confidence}')} {as_given(self.words, self.point.confidence)}"
        rows = (
            ("importance", str(self.point.importance), self._importance_origin()),
            ("reach", str(as_given(self.words, answers.reach)), self._say("origins.everybody")),
            ("confidence", confidence, self._say("origins.observed")),
            ("effort", self.words.count("checklist.days", self.point.effort), self._say("origins.catalogue")),
        )
        yield table(
            ("", "", ""),
            (
                (self.words(f"checklist.point.{key}"), value, self._origin(key) or default)
                for key, value, default in rows
            ),
            head=False,
        )

    def _origin(self, key: str) -> str | None:
        return self.origin(self.point.touchpoint.id, key)

    def _importance_origin(self) -> str:
        if raised_for_newcomer(self.point.touchpoint, self.assessment.company.profile):
            return self._say("origins.newcomer", importance=self.point.touchpoint.importance)
        return self._say("origins.catalogue")

    def _place(self, place: Place) -> Iterator[Block]:
        point = self.point
        yield Heading(self._say("place.title", rank=place.rank, of=place.of))
        for reason in place.reasons:
            yield Paragraph(self._say(f"place.because.{reason}"))
        if point.abc is not None and point.priority is not None:
            yield Paragraph(
                self._say(
                    "place.class",
                    abc=point.abc,
                    before=figure(self.words, place.before, PRIORITY_DIGITS),
                    total=figure(self.words, place.total, PRIORITY_DIGITS),
                    share=share(self.words, place.share_before),
                )
            )
        for key, other in (("ahead", place.ahead), ("behind", place.behind)):
            if other is not None:
                priority = figure(self.words, other.priority, PRIORITY_DIGITS)
                yield Paragraph(self._say(f"place.{key}", name=other.touchpoint.name, priority=priority))

    def _chains(self) -> Iterator[Block]:
        rows = ChainRows(self.words, self.assessment.catalogue)
        inside = [
            (chain, row)
            for chain, row in ((chain, rows.chain(chain)) for chain in self.assessment.chains)
            if any(link.touchpoint == self.point.touchpoint.id for link in chain.links)
        ]
        if not inside:
            return
        yield Heading(self._say("chains.title"))
        yield Items(
            tuple(
                self._say("chains.link", name=row.name, id=chain.id, number=self._links(chain), verdict=row.verdict)
                for chain, row in inside
            )
        )

    def _links(self, chain: ChainResult) -> str:
        here = (n for n, link in enumerate(chain.links, 1) if link.touchpoint == self.point.touchpoint.id)
        return f"{', '.join(map(str, here))}/{len(chain.links)}"


def _head(assessment: Assessment, words: Words, name: str, id_: str) -> Iterator[Block]:
    yield Heading(f"{name} ({id_})", 1)
    day = words.date(assessment.assessed_on) if assessment.assessed_on else DASH
    version = assessment.catalogue.settings.version
    yield Paragraph(Toned(words("explain.of", company=assessment.company.company, day=day, version=version), "soft"))


def _left_out(assessment: Assessment, words: Words, name: str, id_: str, why: Applies) -> Iterator[Block]:
    yield from _head(assessment, words, name, id_)
    yield Heading(words("explain.applies.not"))
    if why.reason is not None:
        yield Paragraph(words("explain.applies.own_word", reason=why.reason))
        return
    either = f" {words('checklist.left_out.or')} "
    for choice in why.because:
        names = either.join(assessment.catalogue.name("traits", trait) for trait in choice.split(" or "))
        yield Paragraph(words("explain.applies.lacks", traits=names))


def _chain(assessment: Assessment, words: Words, chain: ChainResult) -> Iterator[Block]:
    row = ChainRows(words, assessment.catalogue).chain(chain)
    yield from _head(assessment, words, chain.name, chain.id)
    columns = (
        number(words("checklist.link.number")),
        words("checklist.link.name"),
        words("checklist.link.state"),
        number("q"),
        number(words("checklist.link.passed")),
    )
    yield table(
        columns,
        (
            (
                str(link.number),
                link.name,
                Toned(link.level, LEVEL_TONES.get(link.level_id, "soft")),
                str(figure(words, result.q, _SHARE_DIGITS)),
                str(link.passed),
            )
            for link, result in zip(row.links, chain.links, strict=True)
        ),
    )
    known = [link.q for link in chain.links if link.q is not None]
    if known:
        terms = "; ".join(str(figure(words, q, _SHARE_DIGITS)) for q in known)
        yield Paragraph(
            f"{words('checklist.chain.score')} = min({terms}) = {figure(words, chain.score, _SHARE_DIGITS)}"
        )
        weak = words.number(scoring.WEAK_BELOW, 1)
        yield Paragraph(words("explain.chains.rule", weak=weak))
    yield Paragraph(Toned(row.verdict, "bad" if chain.broken_at else "good" if known else "soft"))
    if row.loss:
        yield Paragraph(row.loss)
