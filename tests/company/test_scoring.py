"""The calculation: every number within its bounds, every order total, and better answers never make a point worse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchpoints.catalogue.entries import Target
from touchpoints.company import scoring

WEIGHTS = st.sampled_from([1, 2, 3])
VALUES = st.sampled_from([0.0, 0.5, 1.0])
RATED = st.lists(st.tuples(WEIGHTS, VALUES), max_size=20)
SHARES = st.floats(min_value=0, max_value=1)
EFFORTS = st.sampled_from([1, 2, 3, 5, 8, 13])
STANDINGS = st.lists(
    st.builds(
        scoring.Standing,
        id=st.text("abc", min_size=1, max_size=3),
        pressing=st.booleans(),
        priority=st.none() | st.sampled_from([0.0, 1.5, 75.0, 96.0]),
        importance=st.integers(1, 5),
        effort=EFFORTS,
    ),
    max_size=12,
    unique_by=lambda standing: standing.id,
)


@pytest.mark.parametrize(
    ("importance", "q", "reach", "confidence", "effort", "gap", "priority"),
    [
        (3, 0.0, 0.8, 0.8, 2, 3.00, 96.0),
        (5, 0.5, 0.6, 1.0, 2, 2.50, 75.0),
        (4, 0.25, 0.2, 0.8, 1, 3.00, 48.0),
        (3, 0.8, 1.0, 1.0, 2, 0.60, 30.0),
        (5, 0.6, 0.7, 0.8, 5, 2.00, 22.4),
    ],
)
def test_the_numbers_of_the_interface(
    importance: int, q: float, reach: float, confidence: float, effort: int, gap: float, priority: float
) -> None:
    found = scoring.gap(importance, q)
    assert (found, scoring.priority(found, reach, confidence, effort)) == (gap, priority)


def test_the_classes_of_the_interface() -> None:
    assert scoring.classes([96.0, 75.0, 48.0, 30.0, 22.4]) == ["A", "A", "A", "B", "B"]


@pytest.mark.parametrize(
    ("q", "level"),
    [
        (0.0, "weak"),
        (0.49, "weak"),
        (0.5, "fair"),
        (0.69, "fair"),
        (0.7, "good"),
        (0.89, "good"),
        (0.9, "excellent"),
        (1.0, "excellent"),
        (None, "not-assessed"),
    ],
)
def test_a_level_begins_at_its_bound(q: float | None, level: str) -> None:
    assert scoring.level(q, missing=False) == level


def test_a_missing_point_is_not_a_weak_one() -> None:
    assert scoring.level(0.0, missing=True) == "missing"


def test_nothing_answered_is_unknown_and_not_zero() -> None:
    assert scoring.quality_share([]) is None


@pytest.mark.parametrize(
    ("target", "measured", "met"),
    [
        ("<= 60", 60, True),
        ("<= 60", 60.1, False),
        ("<60", 60, False),
        (">= 12", 12, True),
        ("> 12", 12, False),
        ("= 0", 0, True),
        (">= -1.5", -1, True),
    ],
)
def test_a_measured_number_meets_its_target_or_not(target: str, measured: float, met: bool) -> None:
    assert scoring.meets(Target(unit="minutes", target=target), measured) is met


def test_the_share_before_an_item_decides_its_class() -> None:
    assert scoring.classes([80.0, 15.0, 5.0]) == ["A", "B", "C"]


def test_without_any_priority_there_is_no_class_a() -> None:
    assert scoring.classes([0.0, 0.0]) == ["C", "C"]


@given(RATED)
def test_quality_stays_between_0_and_10(rated: list[tuple[int, float]]) -> None:
    q = scoring.quality_share(rated)
    assert q is None if not rated else 0 <= scoring.quality_points(q or 0) <= 10


@given(RATED, WEIGHTS)
def test_one_more_yes_never_lowers_the_quality_and_one_more_no_never_raises_it(
    rated: list[tuple[int, float]], weight: int
) -> None:
    q = scoring.quality_share(rated)
    better, worse = (scoring.quality_share([*rated, (weight, value)]) for value in (1.0, 0.0))
    assert q is None or (better or 0) >= q - 1e-12 >= (worse or 0) - 2e-12


@given(st.integers(1, 5), SHARES, SHARES)
def test_a_gap_shrinks_as_quality_grows_and_stays_within_the_importance(
    importance: int, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    assert importance >= scoring.gap(importance, low) >= scoring.gap(importance, high) >= 0


@given(st.floats(0, 5), SHARES, SHARES, st.sampled_from([1.0, 0.8, 0.5]), EFFORTS)
def test_priority_grows_with_reach_and_falls_with_effort(
    gap: float, one: float, other: float, confidence: float, effort: int
) -> None:
    low, high = sorted((one, other))
    assert scoring.priority(gap, low, confidence, effort) <= scoring.priority(gap, high, confidence, effort)
    assert scoring.priority(gap, low, confidence, 13) <= scoring.priority(gap, low, confidence, effort)


@given(st.lists(st.floats(0, 500), max_size=20))
def test_classes_fall_with_priority_and_the_highest_is_an_a(priorities: list[float]) -> None:
    letters = scoring.classes(priorities)
    by_priority = [letter for _, letter in sorted(zip(priorities, letters, strict=True), key=lambda pair: -pair[0])]
    assert by_priority == sorted(by_priority)
    assert not sum(priorities) or by_priority[0] == "A"


@given(STANDINGS, st.randoms())
def test_the_order_does_not_depend_on_the_order_before(standings: list[scoring.Standing], random: object) -> None:
    shuffled = list(standings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis types its Random as an object
    assert scoring.ordered(shuffled) == scoring.ordered(standings)


@given(STANDINGS)
def test_pressing_points_come_first_and_those_not_assessed_after_their_like(
    standings: list[scoring.Standing],
) -> None:
    blocks = [(not one.pressing, one.priority is None) for one in scoring.ordered(standings)]
    assert blocks == sorted(blocks)


def test_equal_priorities_are_ordered_by_effort_and_then_by_id() -> None:
    given_ = [
        scoring.Standing("b", pressing=False, priority=10.0, importance=3, effort=2),
        scoring.Standing("a", pressing=False, priority=10.0, importance=3, effort=2),
        scoring.Standing("z", pressing=False, priority=10.0, importance=3, effort=1),
    ]
    assert [one.id for one in scoring.ordered(given_)] == ["z", "a", "b"]


@given(st.integers(1, 5), SHARES, st.sampled_from(sorted(scoring.AIMS.values())))
def test_the_gap_to_the_target_is_nothing_once_it_is_reached_and_never_more_than_the_gap(
    importance: int, q: float, aim: float
) -> None:
    short = scoring.gap_to_target(importance, q, aim)
    assert 0 <= short <= scoring.gap(importance, q)
    assert (short > 0) == (q < aim) or abs(aim - q) < 1e-8
