"""Starts the demonstration in a folder of its own, on a free port, and stops it by its own process id."""
import os
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("SIGHTLINE_PROGRAM", ROOT / ".build/debug/sightline"))
CHROMIUM = os.environ.get("SIGHTLINE_CHROMIUM", "/usr/bin/chromium")
SECONDS_TO_START = 120
SECONDS_TO_STOP = 20


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


@contextmanager
def running_demonstration():
    """Gives the address, without a slash at the end."""
    if not PROGRAM.exists():
        raise RuntimeError(f"{PROGRAM} is missing: make build")
    with tempfile.TemporaryDirectory(prefix="sightline-browser-") as folder:
        port = free_port()
        command = [str(PROGRAM.resolve()), "demo", "--data", str(Path(folder, "data")), "--port", str(port)]
        log = Path(folder, "log")
        with log.open("w") as output:
            process = subprocess.Popen(
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_until_it_listens(process, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            _stop(process)


def _wait_until_it_listens(process, port, log):
    """It listens only when it is filled; the address it prints may still lie in its output's buffer."""
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(_report(f"ended with {process.returncode} before it served a page", log))
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(_report(f"served no page in {SECONDS_TO_START} s", log))


def _report(words, log):
    return f"the demonstration {words}. It said:\n{log.read_text(errors='replace') or '(nothing)'}"


def _stop(process):
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def launch(playwright):
    return playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
