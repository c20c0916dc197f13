"""scripts/fetch-assets without a network: what it takes out of the style sheet, what it does with a wrong hash."""
import hashlib
import importlib.util
import sys
import zipfile
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts/fetch-assets"


@pytest.fixture
def assets(tmp_path, monkeypatch):
    """The script with a root of its own and one made-up wheel instead of a download."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader = SourceFileLoader("fetch_assets", str(SCRIPT))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("fetch_assets", loader))
    loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENDOR", tmp_path / "Assets/vendor")
    wheel = tmp_path / "made_up-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("a.css", "@font-face{src:url(https://elsewhere/a.woff)}p{color:red}")
    made_up = module.Wheel("made-up", "1.0", hashlib.sha256(wheel.read_bytes()).hexdigest())
    monkeypatch.setattr(module, "NHSUK", made_up)
    monkeypatch.setattr(module, "HTMX", made_up)
    monkeypatch.setattr(module, "ASSETS", [module.Asset("a.css", made_up, r"a\.css", module.without_remote_parts)])
    monkeypatch.setattr(module.subprocess, "run", lambda command, **_: pip_that_copies(module, wheel, command))
    return module


def pip_that_copies(module, wheel, command):
    folder = Path(command[command.index("--dest") + 1])
    (folder / wheel.name).write_bytes(wheel.read_bytes())
    return module.subprocess.CompletedProcess(command, 0, "")


@pytest.mark.parametrize("css, expected", [
    ("@font-face{font-family:A;src:url(https://a/b.woff)}p{color:red}", "p{color:red}"),
    ("@import url(https://a/b.css);p{color:red}", "p{color:red}"),
    ("@import \"b;c.css\" screen;p{color:red}", "p{color:red}"),
    ("p{background:url(\"https://a/b.png\")}", "p{background:none}"),
    ("p{background:url(//a/b.png)}", "p{background:none}"),
    ("p{background:url(data:image/png;base64,AA)}", "p{background:url(data:image/png;base64,AA)}"),
    ("p{font-family:Frutiger W01,arial,sans-serif}", "p{font-family:arial,sans-serif}"),
    ('@charset "UTF-8";p{color:red}', '@charset "UTF-8";p{color:red}'),
])
def test_nothing_in_the_style_sheet_is_on_another_machine(assets, css, expected):
    assert assets.without_remote_parts(css) == expected


def test_a_remote_part_it_does_not_know_is_an_error(assets):
    with pytest.raises(assets.Failure, match="still holds @import"):
        assets.without_remote_parts("@import layer(a) url(b.css);")


def test_a_second_run_fetches_nothing(assets, monkeypatch, capsys):
    assert assets.main() == 0
    assert (assets.VENDOR / "a.css").read_text() == "p{color:red}"
    monkeypatch.setattr(assets.subprocess, "run", lambda *_, **__: pytest.fail("fetched again"))
    assert assets.main() == 0


def test_a_file_that_was_changed_is_fetched_again(assets):
    assets.main()
    (assets.VENDOR / "a.css").write_text("p{color:blue}")
    assert not assets.is_current()
    assert assets.main() == 0
    assert (assets.VENDOR / "a.css").read_text() == "p{color:red}"


def test_a_wrong_hash_is_named_and_leaves_nothing(assets, monkeypatch, capsys):
    right = assets.NHSUK.sha256
    monkeypatch.setattr(assets, "NHSUK", assets.NHSUK._replace(sha256="0" * 64))
    assert assets.main() == 1
    words = capsys.readouterr().err
    assert "made-up 1.0" in words and right in words and "0" * 64 in words
    assert list(assets.VENDOR.parent.iterdir()) == []


def test_a_wrong_hash_leaves_what_was_there(assets, monkeypatch):
    assets.main()
    monkeypatch.setattr(assets, "NHSUK", assets.NHSUK._replace(sha256="0" * 64))
    assert assets.main() == 1
    assert [path.name for path in assets.VENDOR.parent.iterdir()] == ["vendor"]
    assert (assets.VENDOR / "a.css").exists()
