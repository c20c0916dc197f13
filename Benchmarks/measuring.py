"""How scripts/bench measures, and how it prints what it found."""
import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def fail(words):
    sys.exit(f"bench: {words}")


def load(address, seconds, clients, **environment):
    """- Returns: requests a second and the milliseconds within which 99 of 100 were answered."""
    threads = min(clients, 2)
    script = ROOT / "Benchmarks/load.lua"
    command = ["wrk", f"-t{threads}", f"-c{clients}", f"-d{seconds}s", "--timeout", "60s", "-s", script, address]
    ended = subprocess.run(command, env=os.environ | environment, check=True, capture_output=True, text=True)
    found = json.loads(ended.stdout.splitlines()[-1])
    if found["failed"]:
        fail(f"{found['failed']} of {found['requests']} requests to {address} failed")
    return found["requests"] * 1e6 / found["microseconds"], found["p99_us"] / 1000, found["requests"]


def engine_alone(program, folder, seconds, clients, *sheet):
    ended = subprocess.run(
        [program, folder, str(clients), str(seconds), *sheet], check=True, capture_output=True, text=True)
    found = json.loads(ended.stdout)
    return found["per_second"], found["p99_ms"]


def wait_for(address):
    for _ in range(2000):
        try:
            return urllib.request.urlopen(address, timeout=5).read()
        except OSError:
            time.sleep(0.005)
    fail(f"{address} does not answer")


def resident_megabytes(process, which="VmRSS"):
    """What it holds now or, as `VmHWM`, the most it ever held."""
    for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith(which + ":"):
            return int(line.split()[1]) / 1024
    return float("nan")


class Figures:
    """Prints each figure as it is known, and keeps it for the aims."""

    def __init__(self):
        self.known = {}

    def rate(self, name, clients, per_second, p99):
        self.known[name, clients] = per_second
        print(f"{name:<44}{clients:>8}{per_second:>12,.0f}{p99:>11.2f}", flush=True)

    def one(self, name, value, unit):
        self.known[name] = value
        print(f"{name:<52}{value:>12,.1f} {unit}", flush=True)

    def file(self, name, rows, seconds, megabytes):
        self.known[name, rows] = (seconds, megabytes)
        print(f"    {name:<40}{rows:>10,}{seconds:>10.2f}{seconds / rows * 1e6:>10.1f}{megabytes:>12.0f}", flush=True)

    def aim(self, words, value, met):
        print(f"{words:<52}{value:>12}  {'met' if met else 'MISSED'}", flush=True)
