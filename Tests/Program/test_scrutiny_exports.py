"""`sightline export challenges` and `export recommendations`: each format, with its columns before there is a row."""
import json

import pytest

COLUMNS = {"challenges": "number,kind,raised_on", "recommendations": "number,recommendation,source"}


@pytest.mark.parametrize("what", COLUMNS)
def test_each_format_is_written_and_nothing_is_written_over(installation, what):
    installation.make_partnership()
    for form in ("csv", "xlsx", "json"):
        file = installation.folder / f"{what}.{form}"
        assert installation.does("export", what, "--format", form, "--output", file).startswith("0 rows")
        assert "exists already" in installation.refuses("export", what, "--format", form, "--output", file)
    lines = (installation.folder / f"{what}.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 and lines[0].startswith(COLUMNS[what])
    assert json.loads((installation.folder / f"{what}.json").read_text()) == []
    assert (installation.folder / f"{what}.xlsx").read_bytes()[:2] == b"PK"
