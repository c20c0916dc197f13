"""Each test gets an installation of its own, on SQLite and, where there is a server, on PostgreSQL."""
import subprocess
import uuid
from pathlib import Path

import pytest

from program import CORPUS, POSTGRES, PROGRAM, ROOT, Installation


def pytest_sessionstart(session):
    if not PROGRAM.exists():
        pytest.exit(f"{PROGRAM} is missing. Run make build.", returncode=1)


@pytest.fixture
def sqlite(tmp_path):
    return Installation.on_sqlite(tmp_path)


@pytest.fixture(params=["sqlite", "postgres"])
def installation(request, tmp_path):
    if request.param == "sqlite":
        yield Installation.on_sqlite(tmp_path)
        return
    if not POSTGRES:
        pytest.skip("SIGHTLINE_TEST_POSTGRES names no server")
    with emptied_database() as address:
        yield Installation(tmp_path, ["--database", address])


@pytest.fixture
def corpus():
    """A folder of real files that are not part of the project."""
    def find(name):
        if not CORPUS:
            pytest.skip("SIGHTLINE_CORPUS names no folder of real files")
        return Path(CORPUS, name)
    return find


@pytest.fixture
def schools():
    return ROOT / "Tests/Fixtures/hertfordshire-schools-2019.csv"


class emptied_database:
    """A database of its own on the server, dropped at the end."""

    def __enter__(self):
        self.name = f"program_{uuid.uuid4().hex}"
        psql(f"CREATE DATABASE {self.name}")
        return POSTGRES.rsplit("/", 1)[0] + "/" + self.name

    def __exit__(self, *_):
        psql(f"DROP DATABASE {self.name} WITH (FORCE)")


def psql(statement):
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/psql"))
    program = str(found[-1]) if found else "psql"
    subprocess.run([program, "-q", "-X", "-d", POSTGRES, "-c", statement], check=True, capture_output=True)
