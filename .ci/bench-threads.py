#!/usr/bin/env python3
"""How long the first page of `thread/list` takes in a home of thousands of threads.

    bench-threads.py EXE [--vs REFERENCE] [--threads 10000] [--runs 9] [--limit 0.3] [--work DIR]

Three figures: *warm*, in a daemon that has listed before; *cold*, the first list of a new process that finds its index or database;
*rebuilt*, the same with everything deleted that is not a rollout. The cold ones are given from the request and from the start of the
process. Both executables get a home of their own with the same threads, have settled before the first figure, and take turns. With
--vs the ratios of the medians are printed; with --limit the exit status is 1 when one is higher.
"""
import argparse
import glob
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import make_threads

CONFIG = """model = "mock-model"
model_provider = "mock"
check_for_update_on_startup = false

[model_providers.mock]
name = "mock"
base_url = "http://127.0.0.1:9/v1"
wire_api = "responses"
request_max_retries = 0
supports_websockets = false

[features]
plugins = false
apps = false
"""
FIGURES = ("warm", "cold", "cold, whole", "rebuilt", "rebuilt, whole")


class Daemon:
    """A daemon over standard input and output, in the handshake's far side."""

    def __init__(self, exe, home):
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            [exe, "app-server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=home,
            env={"PATH": os.environ["PATH"], "HOME": home, "CODEX_HOME": home})
        self.calls = 0
        self.call("initialize", {"clientInfo": {"name": "bench", "version": "1"}, "capabilities": {"experimentalApi": True}})
        self.send({"method": "initialized"})

    def send(self, message):
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()

    def call(self, method, params):
        self.calls += 1
        self.send({"id": self.calls, "method": method, "params": params})
        while True:
            line = self.process.stdout.readline()
            if not line:
                sys.exit("%s ended during %s" % (self.process.args[0], method))
            message = json.loads(line)
            if message.get("id") == self.calls and "method" not in message:
                if "error" in message:
                    sys.exit("%s: %s: %s" % (self.process.args[0], method, message["error"]))
                return message["result"]

    def first_page(self):
        """Milliseconds of a first page, and of the process up to its end."""
        start = time.perf_counter()
        page = self.call("thread/list", {})
        end = time.perf_counter()
        if len(page["data"]) != 25 or any(not thread["preview"] for thread in page["data"]):
            sys.exit("%s: the first page has %d threads" % (self.process.args[0], len(page["data"])))
        return (end - start) * 1000, (end - self.begun) * 1000, [thread["id"] for thread in page["data"]]

    def settle(self):
        """Returns when the process has used no time for a second: its work in the background is done."""
        def used():
            with open("/proc/%d/stat" % self.process.pid) as file:
                return sum(int(field) for field in file.read().rsplit(")", 1)[1].split()[11:13])
        before, calm = used(), 0
        while calm < 10:
            time.sleep(0.1)
            now = used()
            before, calm = now, calm + 1 if now == before else 0

    def end(self):
        self.process.stdin.close()
        self.process.wait(60)


class Subject:
    """An executable, its home and its figures."""

    def __init__(self, exe, home, options):
        self.exe = exe
        self.home = home
        self.times = {figure: [] for figure in FIGURES}
        os.mkdir(home)
        with open(os.path.join(home, "config.toml"), "w") as file:
            file.write(CONFIG)
        self.newest = make_threads.fill(home, options.threads)[:25]

    def measure_process(self, figure):
        daemon = Daemon(self.exe, self.home)
        request, whole, ids = daemon.first_page()
        if ids != self.newest:
            sys.exit("%s: %s: these are not the newest threads" % (self.exe, figure))
        self.times[figure].append(request)
        self.times[figure + ", whole"].append(whole)
        return daemon

    def prepare(self):
        daemon = self.measure_process("cold")
        daemon.settle()
        daemon.end()
        for values in self.times.values():
            values.clear()

    def cold(self):
        daemon = self.measure_process("cold")
        daemon.settle()
        self.times["warm"].append(statistics.median(daemon.first_page()[0] for _ in range(20)))
        daemon.end()

    def rebuilt(self):
        for path in glob.glob(os.path.join(self.home, "*")):
            if os.path.isfile(path) and os.path.basename(path) not in ("config.toml", "installation_id"):
                os.remove(path)
        daemon = self.measure_process("rebuilt")
        daemon.settle()
        daemon.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("exe")
    parser.add_argument("--vs", metavar="REFERENCE")
    parser.add_argument("--threads", type=int, default=10000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--limit", type=float)
    parser.add_argument("--work", default=os.path.expanduser("~"), help="where to make the homes; the reference refuses /tmp")
    options = parser.parse_args()
    work = tempfile.mkdtemp(prefix="bench-threads-", dir=options.work)
    try:
        subjects = [Subject(exe, os.path.join(work, name), options) for name, exe in (("a", options.exe), ("b", options.vs)) if exe]
        for subject in subjects:
            subject.prepare()
        for _ in range(options.runs):
            for subject in subjects:
                subject.cold()
        for _ in range(options.runs):
            for subject in subjects:
                subject.rebuilt()
        above = []
        for figure in FIGURES:
            medians = [statistics.median(subject.times[figure]) for subject in subjects]
            ratio = medians[0] / medians[-1] if options.vs else None
            print("%-15s %s%s" % (figure, " ".join("%9.2f ms" % value for value in medians), "   ratio %.3f" % ratio if ratio else ""))
            if ratio and options.limit is not None and ratio > options.limit:
                above.append(figure)
        if above:
            sys.exit("above %.3f: %s" % (options.limit, ", ".join(above)))
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
