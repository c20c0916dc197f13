"""The documents say what is so: commands that exist, settings that are read, links that lead somewhere."""
import functools
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/debug/sightline"
BUILT_OR_FETCHED = {".build", ".tools", ".git", ".swiftpm", "data", "node_modules", "screenshots", "vendor"}
SETTINGS = {"SIGHTLINE_TEST_POSTGRES"}  # read in Sources, but by the tests alone


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def documents():
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*.md"))
    return sorted(str(path) for path in found if not is_elsewhere(path))


def is_elsewhere(path):
    return any(part in BUILT_OR_FETCHED or part.startswith(".build") for part in path.parts)


# README

def test_the_readme_has_at_most_a_hundred_lines():
    assert len(read("README.md").splitlines()) <= 100


@pytest.mark.parametrize("name", documents())
def test_lines_outside_tables_have_at_most_120_columns(name):
    long = [number for number, line in enumerate(read(name).splitlines(), 1)
            if len(line) > 120 and not line.lstrip().startswith("|")]
    assert long == []


# Commands

def commands(text):
    """Each `sightline …` in code, indented or fenced or between backticks, as its words."""
    spans = re.findall(r"`(sightline [^`]*)`", re.sub(r"\s*\n\s*", " ", text))
    lines = [line.strip() for line in text.splitlines()]
    starts = re.compile(r"^(?:\$ )?(?:[A-Z_]+=\S+ )*(?:sudo -u \S+ )?(?:ExecStart=)?(?:\S*/)?(sightline [a-z-].*)$")
    blocks = [match.group(1) for line in lines if (match := starts.match(line))]
    return sorted({re.split(r"\s{2,}|\s#", command)[0] for command in spans + blocks})


@functools.cache
def help_of(*words):
    done = subprocess.run([PROGRAM, *words, "--help"], capture_output=True, text=True, timeout=60, check=False)
    return done.stdout


def subcommands(text):
    _, _, listed = text.partition("SUBCOMMANDS:")
    return set(re.findall(r"^  ([a-z-]+)(?: |$)", listed, re.M))


def unknown_parts(command):
    """What of a command line the program does not know: a subcommand, or an option."""
    words = command.split()[1:]
    path = []
    while words and not words[0].startswith("-"):
        known = subcommands(help_of(*path))
        if not known:
            break
        name = words.pop(0).strip("…,.")
        if name not in known:
            return [name]
        path.append(name)
    options = set(re.findall(r"--[a-z-]+", help_of(*path)))
    return [option for option in re.findall(r"--[a-z-]+", " ".join(words)) if option not in options]


@pytest.mark.parametrize("command", commands(read("README.md") + "\n" + read("docs/running.md")))
def test_a_command_in_the_documents_exists(command):
    if not PROGRAM.exists():
        pytest.skip("the program is not built: make build")
    assert unknown_parts(command) == []


@pytest.mark.parametrize("command, unknown", [
    ("sightline fly", ["fly"]), ("sightline audit mend", ["mend"]), ("sightline serve --quickly", ["--quickly"]),
    ("sightline restore FILE --verify", []), ("sightline import contacts FILE --dry-run", []),
])
def test_a_command_that_does_not_exist_is_found(command, unknown):
    if not PROGRAM.exists():
        pytest.skip("the program is not built: make build")
    assert unknown_parts(command) == unknown


def test_commands_are_found_in_blocks_and_between_backticks():
    text = "Run `sightline work`, or:\n\n    sudo -u me sightline serve --port 80\n    $ sightline migrate  # now\n"
    assert commands(text) == ["sightline migrate", "sightline serve --port 80", "sightline work"]


# Settings

def settings_read():
    """Names of environment variables: those in Settings.swift by their keys, others by their whole name."""
    keys = re.findall(r'forKey: "([a-z.]+)"', read("Sources/sightline/Settings.swift"))
    named = {"SIGHTLINE_" + key.replace(".", "_").upper() for key in keys}
    for path in (ROOT / "Sources").rglob("*.swift"):
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'environment\["(SIGHTLINE_[A-Z_]+)"\]', text))
    return named - SETTINGS


def test_each_setting_is_described_and_each_described_setting_is_read():
    described = set(re.findall(r"\bSIGHTLINE_[A-Z_]+\b", read("docs/running.md")))
    assert described == settings_read()


# Glossary

def test_the_glossary_is_in_the_order_of_the_alphabet():
    tables = re.split(r"^\| --- .*$", read("docs/glossary.md"), flags=re.MULTILINE)[1:]
    for table in tables:
        rows = [line for line in table.splitlines() if line.startswith("|") and not line.startswith("| Word")]
        words = [row.split("|")[1].strip().casefold() for row in rows]
        assert words == sorted(words)
    assert len(tables) == 3


def test_the_glossary_has_every_table():
    tables, passing = set(), set()
    for path in (ROOT / "Sources").rglob("*.swift"):
        text = path.read_text(encoding="utf-8")
        tables |= set(re.findall(r"CREATE TABLE (?:IF NOT EXISTS )?([a-z_]+) \(", text))
        passing |= set(re.findall(r"ALTER TABLE ([a-z_]+) RENAME TO", text))
    tables -= passing
    assert sorted(table for table in tables if f"`{table}`" not in read("docs/glossary.md")) == []


# Links

def links(text):
    """Targets of links and pictures outside code blocks."""
    text = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    return re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", text))


@pytest.mark.parametrize("name", documents())
def test_each_relative_link_leads_to_a_file(name):
    inside = [link.partition("#")[0] for link in links(read(name)) if not re.match(r"[a-z]+:|#", link)]
    assert [link for link in inside if not (ROOT / name).parent.joinpath(link).exists()] == []


def test_links_in_code_are_none():
    assert links("[a](b.md) `[c](d.md)`\n```\n[e](f.md)\n```\n![g](h.png)") == ["b.md", "h.png"]
