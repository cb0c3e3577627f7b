"""Fingerprints of what an answer depends on, so that a change of meaning is told from a better wording.

Of a criterion the question and the measure are meaning: a 'yes' to another question, or a number held against another
target, is another answer. Class, weight, dimension, region, standard and conditions are not: they say how much an
answer counts, why, and for whom, and it stays true. Of a touchpoint its kind and whose it is are meaning.
"""

import hashlib
import json
import re
from typing import Any

from touchpoints.catalogue.entries import Criterion, Touchpoint

LENGTH = 12


def asked(criterion: Criterion) -> str:
    """Give the fingerprint of a question; capitals, blanks and punctuation make no difference."""
    return _hash(re.findall(r"\w+", criterion.ask.casefold()))


def answered(criterion: Criterion) -> str:
    """Give the fingerprint of what makes an answer good: the unit and the target."""
    measure = criterion.measure
    return _hash([measure.unit, measure.target.replace(" ", "")] if measure else [])


def meaning(touchpoint: Touchpoint) -> str:
    """Give the fingerprint of what a touchpoint is."""
    return _hash([touchpoint.kind, touchpoint.entity])


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:LENGTH]
