"""What the tests of checklists share: the small clinic, assessed, and any other company."""

from collections.abc import Mapping
from typing import Any

import pytest

from checklists import Assess
from touchpoints.catalogue.model import Catalogue
from touchpoints.company.answers import Company
from touchpoints.company.assessment import Assessment, assess


@pytest.fixture(scope="session")
def assessment(clinic: Company, clinic_catalogue: Catalogue) -> Assessment:
    """The small clinic, assessed."""
    return assess(clinic, clinic_catalogue)


@pytest.fixture(scope="session")
def assessed(clinic_catalogue: Catalogue) -> Assess:
    """A function that assesses a company of which only this is known."""
    profile = {"sector": "health", "traits": ["phone", "website", "appointments", "advertises", "b2c"]}

    def of(said: Mapping[str, Any]) -> Assessment:
        company = Company.model_validate({"company": "Clinic", "profile": profile} | dict(said))
        return assess(company, clinic_catalogue)

    return of
