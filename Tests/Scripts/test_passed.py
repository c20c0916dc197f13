"""scripts/passed runs tests again as soon as anything that decides them has changed, and whatever failed."""
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/passed", tmp_path / "scripts/passed")
    (tmp_path / "code.swift").write_text("let a = 1")
    (tmp_path / ".gitignore").write_text(".build\nruns\n")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    return tmp_path


def run(tree, *command, **environment):
    known = {name: value for name, value in os.environ.items() if not name.startswith("SIGHTLINE_")}
    return subprocess.run(
        [tree / "scripts/passed", "swift", "--", *(command or ("bash", "-c", "echo ran >> runs"))],
        env=known | environment, capture_output=True, text=True)


def times_run(tree):
    runs = tree / "runs"
    return len(runs.read_text().splitlines()) if runs.exists() else 0


def test_what_passed_is_not_run_again_on_the_same_files(tree):
    assert run(tree).returncode == 0
    again = run(tree)
    assert (again.returncode, times_run(tree)) == (0, 1)
    assert again.stdout.startswith("swift: passed on these very files, ")


@pytest.mark.parametrize("change", ["changed", "new", "deleted"])
def test_any_other_file_runs_it_again(tree, change):
    run(tree)
    if change == "changed":
        (tree / "code.swift").write_text("let a = 2")
    elif change == "new":
        (tree / "more.swift").write_text("")
    else:
        (tree / "code.swift").unlink()
    run(tree)
    assert times_run(tree) == 2


def test_another_setting_another_command_and_a_wish_run_it_again(tree):
    run(tree)
    run(tree, SIGHTLINE_STRICT="1")
    run(tree, "bash", "-c", "echo ran twice >> runs")
    run(tree, "bash", "-c", "echo ran twice >> runs", SIGHTLINE_AGAIN="1")
    assert times_run(tree) == 4


def test_what_failed_is_run_again_and_says_so(tree):
    assert run(tree, "bash", "-c", "echo ran >> runs; exit 3").returncode == 3
    assert run(tree, "bash", "-c", "echo ran >> runs; exit 3").returncode == 3
    assert times_run(tree) == 2


def test_a_failure_takes_back_an_earlier_pass(tree):
    run(tree)
    assert run(tree, "false", SIGHTLINE_AGAIN="1").returncode == 1
    run(tree)
    assert times_run(tree) == 2


def test_a_file_changed_meanwhile_is_not_taken_for_tested(tree):
    run(tree, "bash", "-c", "echo 'let a = 3' > code.swift; echo ran >> runs")
    run(tree, "bash", "-c", "echo 'let a = 3' > code.swift; echo ran >> runs")
    assert times_run(tree) == 2


def test_without_git_it_is_always_run(tree):
    shutil.rmtree(tree / ".git")
    run(tree)
    run(tree)
    assert times_run(tree) == 2


def test_wrong_usage_says_how(tree):
    ended = subprocess.run([tree / "scripts/passed", "swift"], capture_output=True, text=True)
    assert ended.returncode == 64 and "usage" in ended.stderr
