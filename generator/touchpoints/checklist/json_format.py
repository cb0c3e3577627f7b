"""A checklist as JSON: the numbered shape that other programs read and that can be taken back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from touchpoints.catalogue.entries import Touchpoint
from touchpoints.catalogue.words import Words
from touchpoints.checklist import document as shape
from touchpoints.company.analysis import Analysis, Cell, Load, analyse, zone_of
from touchpoints.company.answers import Profile, TouchpointAnswers
from touchpoints.company.applicability import Applies
from touchpoints.company.assessment import Assessment, Coverage, CriterionResult, PointResult, UnitResult
from touchpoints.company.chains import ChainResult, LinkResult
from touchpoints.company.concerns import ways_in
from touchpoints.company.made_from import made_from
from touchpoints.company.rhythm import check_on
from touchpoints.company.scoring import quality_points
from touchpoints.company.statements import MADE_FROM, MadeFrom, walked
from touchpoints.company.views import disagreements, quality_of_view

SUFFIX = ".json"


def encode(assessment: Assessment, words: Words, templates: Path) -> bytes:  # noqa: ARG001 - ids need no words
    """Write the assessment as JSON."""
    data = assessment_document(assessment).model_dump(mode="json", by_alias=True)
    return (json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def assessment_document(assessment: Assessment) -> shape.AssessmentDocument:
    """Put an assessment into its numbered shape."""
    company = assessment.company
    return shape.AssessmentDocument(
        format=shape.FORMAT,
        company=company.company,
        language=assessment.catalogue.language,
        assessed_on=assessment.assessed_on,
        catalogue_version=assessment.catalogue.settings.version,
        coverage=shape.CoveragePart(
            **asdict(assessment.coverage),
            by_stage=_counts(assessment.by_stage),
            by_category=_counts(assessment.by_category),
        ),
        quality=assessment.quality,
        touchpoints=tuple(_touchpoint(point) for point in assessment.points),
        chains=tuple(_chain(chain) for chain in assessment.chains),
        profile=shape.ProfilePart.model_validate(company.profile, from_attributes=True),
        competitors=company.competitors,
        rated=assessment.rated,
        left_out=tuple(_left_out(touchpoint, why) for touchpoint, why in assessment.left_out),
        analysis=_analysis(analyse(assessment), company.profile),
        made_from=_made_from(made_from(assessment)),
        units=tuple(_unit(unit, assessment.speakers) for unit in assessment.units),
    )


def _unit(unit: UnitResult, speakers: Mapping[str, str]) -> shape.UnitPart:
    return shape.UnitPart(
        id=unit.id,
        name=unit.name,
        kind=unit.kind,
        coverage=shape.CoverageCounts(**asdict(unit.coverage)),
        quality=unit.quality,
        levels=dict(unit.levels),
        touchpoints=tuple(_touchpoint(point) for point in unit.points),
        left_out=tuple(_left_out(touchpoint, why) for touchpoint, why in unit.left_out),
        traits=unit.company.profile.traits,
        answered=unit.answered,
        speaks_for=tuple(sorted(id_ for id_, speaker in speakers.items() if speaker == unit.id)),
    )


def _made_from(origin: MadeFrom) -> shape.MadeFromPart:
    of: dict[str, dict[str, dict[str, str | list[str]]]] = {"": {}}
    for id_, unit in origin.points:
        of.setdefault(unit, {})[id_] = origin.compact(id_, unit)
    return shape.MadeFromPart(format=MADE_FROM, company=origin.company, answers=of.pop(""), units=of)


def _counts(coverages: Mapping[str, Coverage]) -> dict[str, shape.CoverageCounts]:
    return {name: shape.CoverageCounts(**asdict(coverage)) for name, coverage in coverages.items()}


def _touchpoint(point: PointResult) -> shape.TouchpointPart:
    return shape.TouchpointPart.model_validate({**_of_catalogue(point), **_answers(point), **_numbers(point)})


def _of_catalogue(point: PointResult) -> dict[str, Any]:
    touchpoint = point.touchpoint
    return {
        "id": touchpoint.id,
        "name": touchpoint.name,
        "category": touchpoint.category,
        "stages": touchpoint.stages,
        "channel": touchpoint.channel,
        "owner_role": touchpoint.owner_role,
        "honest_test": touchpoint.honest_test,
        "because": point.applies.because,
        "fixes": tuple(shape.FixPart(text=tip.text, lever=tip.lever, effort=tip.effort) for tip in point.fixes),
    }


def _answers(point: PointResult) -> dict[str, Any]:
    answers = point.answers
    return {
        "state": point.state.value,
        "reaction": answers.reaction.value if answers.reaction else None,
        "importance": point.importance,
        "reach": answers.reach,
        "confidence": answers.confidence,
        "effort": point.effort,
        "criteria": tuple(_criterion(result) for result in point.criteria),
        "competitors": dict(answers.competitors),
        "owner": answers.owner,
        "due": answers.due,
        "status": answers.status,
        "note": answers.note,
        "evidence": answers.evidence,
        "my_ideas": answers.my_ideas,
        "reason": answers.reason,
        "views": _views(point),
        "walk": _walks(answers),
        "re_check": answers.re_check,
    }


def _numbers(point: PointResult) -> dict[str, Any]:
    zone, asked = zone_of(point), (result.criterion for result in point.criteria)
    return {
        "level": point.level,
        "quality": point.quality,
        "gap": point.gap,
        "gap_to_target": point.gap_to_target,
        "check_on": check_on(point.answers.due),
        "priority": point.priority,
        "class": point.abc,
        "rank": point.rank,
        "pressing": point.pressing,
        "zone": zone.value if zone else None,
        "disputed": tuple(one.criterion.id for one in disagreements(point.answers, asked)),
    }


def _walks(answers: TouchpointAnswers) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for chain, field, text in walked(answers):
        found.setdefault(chain, {})[field] = text
    return found


def _views(point: PointResult) -> dict[str, shape.ViewPart]:
    return {
        who: shape.ViewPart(
            quality=quality_of_view(view, (result.criterion for result in point.criteria)),
            reaction=view.reaction.value if view.reaction else None,
            note=view.note,
            criteria=dict(view.criteria),
        )
        for who, view in point.answers.views.items()
    }


def _criterion(result: CriterionResult) -> shape.CriterionPart:
    criterion = result.criterion
    return shape.CriterionPart(
        id=criterion.id,
        text=criterion.ask,
        answer=result.answer.value if result.answer else None,
        target=criterion.measure.target if criterion.measure else None,
        measured=result.measured,
        met=result.met,
        unit=criterion.measure.unit if criterion.measure else None,
        universal=result.universal,
        kano=criterion.kano,
        dimension=criterion.dimension,
        weight=criterion.weight,
        legal=criterion.legal,
    )


def _chain(chain: ChainResult) -> shape.ChainPart:
    return shape.ChainPart(
        id=chain.id,
        links=tuple(_link(link) for link in chain.links),
        score=None if chain.score is None else round(chain.score, 6),
        broken_at=chain.broken_at,
        touches=chain.touches,
        people=chain.people,
        automated_share=chain.automated_share,
        lost_most_at=chain.lost_most_at,
        name=chain.name,
        based_on=chain.based_on,
        not_assessed=chain.not_assessed,
        leads_to=chain.leads_to,
    )


def _link(link: LinkResult) -> shape.LinkPart:
    return shape.LinkPart(
        touchpoint=link.touchpoint,
        name=link.name,
        position=link.position,
        applies=link.applies,
        state=link.state.value,
        level=link.level,
        quality=_points(link.q),
        reaction=link.reaction.value if link.reaction else None,
        passed=link.passed,
        people=link.people,
        automated=link.automated,
    )


def _left_out(touchpoint: Touchpoint, why: Applies) -> shape.LeftOutPart:
    return shape.LeftOutPart(id=touchpoint.id, name=touchpoint.name, reason=why.reason, because=why.because)


def _analysis(analysis: Analysis, profile: Profile) -> shape.AnalysisPart:
    return shape.AnalysisPart(
        reaching_target=analysis.aim.reaching,
        target=shape.AimPart(
            quality=quality_points(analysis.aim.q),
            reaching=analysis.aim.reaching,
            below=_ids(analysis.aim.below),
            gap=analysis.aim.gap,
            days=analysis.aim.days,
        ),
        ways_in=ways_in(profile),
        closing={
            step.closing.value: shape.ClosingPart(
                touchpoints=_ids(step.points), left_out=tuple(touchpoint.id for touchpoint, _ in step.left_out)
            )
            for step in analysis.closing
        },
        by_decision=_counts(analysis.decisions),
        concerns=tuple(
            shape.FindingPart(concern=finding.concern.value, about=finding.about) for finding in analysis.findings
        ),
        dimensions={
            name: shape.TallyPart(quality=_points(tally.q), answered=tally.answered, of=tally.of)
            for name, tally in analysis.dimensions.items()
        },
        stages_by_channel={
            stage: {channel: _cell(cell) for channel, cell in row.items()} for stage, row in analysis.heat.items()
        },
        zones={zone.value: _ids(points) for zone, points in analysis.zones.items()},
        contests={contest.value: _ids(points) for contest, points in analysis.contests.items()},
        levers=_loads(analysis.levers),
        owners=_loads(analysis.owners),
        owner_roles=_loads(analysis.roles),
    )


def _cell(cell: Cell) -> shape.CellPart:
    return shape.CellPart(
        applicable=cell.applicable,
        have=cell.have,
        missing=cell.missing,
        rated=cell.rated,
        quality=_points(cell.q),
    )


def _loads(loads: Mapping[str, Load]) -> dict[str, shape.LoadPart]:
    return {name: shape.LoadPart(touchpoints=_ids(load.points), days=load.days) for name, load in loads.items()}


def _points(q: float | None) -> float | None:
    return None if q is None else quality_points(q)


def _ids(points: Iterable[PointResult]) -> tuple[str, ...]:
    return tuple(point.touchpoint.id for point in points)
