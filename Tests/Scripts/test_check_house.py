"""scripts/check-house on small made-up trees: each check finds what it is for, at its line, and nothing else."""
import importlib.util
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts/check-house"

ARROWS = """# Architecture

```arrows
Domain -> FoundationEssentials
Storage -> Foundation
  Synchronization
Platform -> Domain Storage Foundation
Learning -> Platform
LearningTests -> Learning Testing
```
"""


def load():
    sys.dont_write_bytecode = True
    loader = SourceFileLoader("check_house", str(SCRIPT))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("check_house", loader))
    sys.modules["check_house"] = module
    loader.exec_module(module)
    return module


house = load()


@pytest.fixture
def tree(tmp_path):
    """A house in order; `write` changes it, `findings` checks it."""
    return Tree(tmp_path)


class Tree:
    def __init__(self, root):
        self.root = root
        self.write("ARCHITECTURE.md", ARROWS)
        for target in ("Domain", "Storage", "Platform", "Learning"):
            self.write(f"Sources/{target}/Start.swift", "struct Start {}\n")
        self.write("Tests/LearningTests/Start.swift", "import Testing\n@testable import Learning\n")

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def findings(self):
        return [f"{finding.file}:{finding.line}: {finding.words}" for finding in house.findings(self.root)]

    def only(self):
        found = self.findings()
        assert len(found) == 1, found
        return found[0]


def test_a_house_in_order_has_no_findings(tree):
    assert tree.findings() == []


# Arrows

@pytest.mark.parametrize("words", [
    "import GRDB", "@testable import GRDB", "package import GRDB", "import struct GRDB.Row",
    "@preconcurrency import GRDB", "  import GRDB",
])
def test_an_arrow_that_is_not_listed(tree, words):
    tree.write("Sources/Platform/Site.swift", f"import Domain\n\n{words}\n")
    assert tree.only() == (
        "Sources/Platform/Site.swift:3: the arrow Platform -> GRDB is not listed in ARCHITECTURE.md")


def test_an_arrow_on_a_line_that_goes_on(tree):
    tree.write("Sources/Storage/Store.swift", "import Synchronization\n")
    assert tree.findings() == []


def test_an_import_in_a_comment_or_a_text_is_none(tree):
    text = '// import GRDB\n/* a\nimport GRDB\n*/\nlet a = """\n  import GRDB\n  """\n'
    tree.write("Sources/Platform/Site.swift", text)
    assert tree.findings() == []


def test_a_target_without_a_line(tree):
    tree.write("Sources/Scrutiny/Plan.swift", "import Domain\n")
    assert tree.only() == "Sources/Scrutiny/Plan.swift:1: Scrutiny has no line in the arrows of ARCHITECTURE.md"


def test_a_line_without_a_target(tree):
    tree.write("ARCHITECTURE.md", ARROWS.replace("Learning ->", "Gone -> Domain\nLearning ->"))
    assert tree.only() == "ARCHITECTURE.md:8: lists Gone, which is no folder of Sources or Tests"


@pytest.mark.parametrize("text", [None, "# Architecture\n", "```arrows\nDomain -> FoundationEssentials\n"])
def test_no_block_of_arrows(tree, text):
    (tree.root / "ARCHITECTURE.md").unlink()
    if text:
        tree.write("ARCHITECTURE.md", text)
    assert tree.only().startswith("ARCHITECTURE.md:1: has no block ```arrows")


# Words that do not belong

@pytest.mark.parametrize("code, words", [
    ("Date()", "reads the clock"),
    ("Date.now", "reads the clock"),
    ("UUID()", "makes an identity"),
    ("Int.random(in: 0..<9)", "chance in Domain"),
    ("Bool.random()", "chance in Domain"),
    ("[1].randomElement()", "chance in Domain"),
    ("FileManager.default", "reaches for files"),
    (r'"today is \(Date())"', "reads the clock"),
])
def test_an_impure_rule(tree, code, words):
    tree.write("Sources/Domain/Forums/Forum.swift", f"struct Forum {{\n    let it = {code}\n}}\n")
    assert tree.only().startswith(f"Sources/Domain/Forums/Forum.swift:2: {words}")


@pytest.mark.parametrize("code", [
    "Date(timeIntervalSince1970: 0)", "UUID(uuidString: text)", "Int.random(in: 0..<9, using: &chance)",
    '"Date() and UUID()"', "1  // never Date() here", "UpDate()",
])
def test_a_pure_rule(tree, code):
    tree.write("Sources/Domain/Forums/Forum.swift", f"let it = {code}\n")
    assert tree.findings() == []


def test_the_clock_may_be_read_outside_domain(tree):
    tree.write("Sources/Platform/Clock.swift", "let now = Date()\nlet id = UUID()\n")
    assert tree.findings() == []


@pytest.mark.parametrize("code, words", [
    ("try! read()", "try! stops"),
    ("it as! Int", "as! stops"),
    ("nonisolated(unsafe) var it = 0", "nonisolated(unsafe) hides"),
    ("struct It: @unchecked Sendable {}", "@unchecked Sendable belongs in Storage"),
])
@pytest.mark.parametrize("file", ["Sources/Platform/It.swift", "Tests/LearningTests/It.swift"])
def test_unsafe_words(tree, file, code, words):
    tree.write(file, f"\n{code}\n")
    assert tree.only().startswith(f"{file}:2: {words}")


def test_storage_alone_may_be_unchecked(tree):
    tree.write("Sources/Storage/Link.swift", "final class Link: @unchecked Sendable {}\n")
    assert tree.findings() == []


# Sizes

def test_a_file_of_400_lines_and_one_of_401(tree):
    tree.write("Sources/Platform/Enough.swift", "let a = 1\n" * 400)
    tree.write("Sources/Platform/Long.swift", "let a = 1\n" * 401)
    assert tree.only().startswith("Sources/Platform/Long.swift:401: the file has 401 lines")


@pytest.mark.parametrize("head", [
    "func long()", "static func long<T>(of t: T) where T: Sendable", "init(a: () -> Int)",
])
def test_a_function_of_40_lines_and_one_of_41(tree, head):
    def function(lines):
        return f"struct A {{\n    {head} {{\n" + "        a()\n" * (lines - 2) + "    }\n}\n"

    tree.write("Sources/Platform/Enough.swift", function(40))
    tree.write("Sources/Platform/Long.swift", function(41))
    name = "init" if head.startswith("init") else "long"
    assert tree.only().startswith(f"Sources/Platform/Long.swift:2: {name} has 41 lines")


def test_braces_in_texts_and_requirements_do_not_make_a_function_long(tree):
    tree.write("Sources/Platform/A.swift", (
        "protocol P {\n    func one(_ a: () -> Void) throws\n    func two() -> Int\n}\n"
        'func brace() -> String {\n    "{ \\(f("{")) {" + #"{"\\#(g("{"))"#\n}\n' + "let a = 1\n" * 60))
    assert tree.findings() == []


@pytest.mark.parametrize("file", [
    "Sources/Platform/A.swift", "Tests/Browser/test_a.py", "Sources/Platform/Assets/sightline.css",
])
def test_a_line_of_121_columns(tree, file):
    comment = {"swift": "//", "py": "#", "css": "/*"}[file.rsplit(".")[1]]
    tree.write(file, comment + "a" * (120 - len(comment)) + "\n" + comment + "é" * (121 - len(comment)) + "\n")
    assert tree.only() == f"{file}:2: 121 columns, more than 120"


def test_what_was_fetched_may_be_wide(tree):
    tree.write("Sources/Platform/Assets/vendor/htmx.min.js", "a" * 9000)
    assert tree.findings() == []


# Templates

@pytest.mark.parametrize("line, words", [
    ("{{{name}}}", "{{{ writes without escaping"),
    ('<p class="a" style="color: red">', "style= is refused"),
    ("<style>p {}</style>", "<style> is refused"),
    ("<script>go()</script>", "<script> without src is refused"),
    ('<a href="/" onclick="go()">', "an on…= handler is refused"),
])
def test_markup_that_is_refused(tree, line, words):
    tree.write("Sources/Learning/Templates/forums/list.mustache", f"<h1>Forums</h1>\n{line}\n")
    assert tree.only().startswith(f"Sources/Learning/Templates/forums/list.mustache:2: {words}")


def test_a_letter_is_plain_text_and_a_script_may_have_an_address(tree):
    tree.write("Sources/Learning/Templates/forums/place-letter.mustache", "Dear {{{name}}}\n")
    tree.write("Sources/Learning/Templates/page.mustache", '<script defer src="/assets/a.js"></script>\nstyle = it\n')
    assert tree.findings() == []


# Slices

def declare(tree, slice_name, uses=""):
    tree.write(f"Sources/Learning/{slice_name}/{slice_name}Store.swift",
               f"struct {slice_name}Store {{\n    // MeetingsStore, ForumsStore\n    let other: {uses or 'Int'}\n}}\n")


def test_slices_in_a_circle(tree):
    declare(tree, "Forums", uses="MeetingsStore")
    declare(tree, "Meetings", uses="VoiceStore")
    declare(tree, "Voice", uses="ForumsStore")
    assert tree.only() == (
        "Sources/Learning/Forums/ForumsStore.swift:3: a cycle between slices of Learning: "
        "Forums uses Meetings (MeetingsStore), Meetings uses Voice (VoiceStore), Voice uses Forums (ForumsStore)")


def test_slices_in_a_row(tree):
    declare(tree, "Forums", uses="MeetingsStore")
    declare(tree, "Meetings", uses="VoiceStore")
    declare(tree, "Voice")
    assert tree.findings() == []


# The program

def test_it_ends_with_1_and_one_line_for_each_finding(tree):
    tree.write("Sources/Platform/A.swift", "try! read()\n")
    done = subprocess.run([sys.executable, SCRIPT, tree.root], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0].startswith("Sources/Platform/A.swift:1: try! stops")
    assert done.stdout.splitlines()[-1] == "check-house: 1 findings"


def test_this_repository_passes():
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
