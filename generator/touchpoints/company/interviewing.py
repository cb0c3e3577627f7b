"""Decides which touchpoints to ask somebody about: those that the person or role looks after, in front or behind."""

from touchpoints.company.assessment import Assessment, PointResult


def asked_about(assessment: Assessment, who: str) -> tuple[PointResult, ...]:
    """Give the points to ask a role or a named owner about, by category: the order of work would tell what is weak."""
    categories = assessment.catalogue.vocabularies["categories"].ids
    asked = (point for point in assessment.points if who in _answering(point))
    return tuple(sorted(asked, key=lambda one: (categories.index(one.touchpoint.category), one.touchpoint.name)))


def interviewees(assessment: Assessment) -> tuple[str, ...]:
    """Give everybody there is to ask: the owners named in the company file, then the catalogue's roles."""
    owners = {point.answers.owner for point in assessment.points if point.answers.owner}
    roles = {role for point in assessment.points for role in _roles(point)}
    in_order = assessment.catalogue.vocabularies["roles"].ids
    return (*sorted(owners), *(role for role in in_order if role in roles))


def _answering(point: PointResult) -> set[str]:
    return {*_roles(point), *filter(None, (point.answers.owner,))}


def _roles(point: PointResult) -> set[str]:
    backstage = point.touchpoint.backstage_owner
    return {point.touchpoint.owner_role, *filter(None, (backstage,))}
