"""What the terminal tells a firm that has not answered anything yet."""

import yaml

from touchpoints_command import Command

STAGES = ("need", "information", "comparison", "purchase", "reaction")


def test_it_begins_with_what_weighs_most_and_is_met_first(touchpoints: Command) -> None:
    """Within one importance, a customer's way is followed from its beginning."""
    company = touchpoints.folder / "firm.yml"
    traits = "premises, phone, website, email, appointments, b2c, b2b, sells-goods, sells-services"
    company.write_text(f"company: Firm\nprofile: {{traits: [{traits}]}}\n", encoding="utf-8")
    files = sorted((touchpoints.folder / "catalogue/touchpoints").rglob("*.yml"))
    entries = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in files]
    weights = {one["name"]: (-one["importance"], min(map(STAGES.index, one["stages"]))) for one in entries}
    said = touchpoints("checklist", company).stdout
    named = [line[4:].split(". ")[0] for line in said.splitlines() if line.startswith("  - ")]
    tried = [weights[name] for name in named if name in weights]
    assert len(tried) == 3
    assert tried == sorted(weights.values())[:3]
