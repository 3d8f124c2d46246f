#!/usr/bin/env python3
"""How long `app-server --print-startup-config` takes as a whole process, on a configuration of thousands of lines.

    bench-config.py EXE [--vs REFERENCE] [--lines 5000] [--runs 15] [--limit 0.2] [--work DIR]

The executables take turns, so that both see the same machine. With --vs the ratio of the medians is printed; with --limit the exit status
is 1 when it is higher. Without a configuration and with an ordinary one EXE is measured as well: the two must not differ measurably.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ORDINARY = """model = "gpt-5"
approval_policy = "on-request"
sandbox_mode = "workspace-write"
notify = ["notify-send", "done"]

[history]
persistence = "none"

[features]
goals = true

[mcp_servers.docs]
command = "docs-server"
args = ["--stdio"]

[projects."/home/me/project"]
trust_level = "trusted"
"""


def large(lines):
    """What grows in real files: trusted folders and servers, with comments, in every form of key and string."""
    text = [ORDINARY]
    count = ORDINARY.count("\n")
    number = 0
    while count < lines:
        number += 1
        block = f"""
# Project {number}: reviewed, see the notes of the team.
[projects."/home/me/work/client-{number}/repository"]
trust_level = "{"trusted" if number % 3 else "untrusted"}"

[mcp_servers.tool-{number}]
command = "tool-{number}"
args = ["--port", "{9000 + number}", "--name", 'tool {number}', "caf\\u00e9"]
env = {{ LEVEL = "info", "HOME DIR" = '/srv/{number}' }}
startup_timeout_sec = {number % 30}.5
enabled_tools = [
  "read", # harmless
  "list",
]

[permissions.profile-{number}]
description = \"\"\"
Profile {number}: docs and
code of one client\"\"\"
extends = ":workspace"

[permissions.profile-{number}.filesystem]
"/srv/data-{number}" = "write"
":workspace_roots" = {{ "secrets" = "deny", "**/*.env" = "deny" }}
"""
        text.append(block)
        count += block.count("\n")
    return 'default_permissions = ":workspace"\n' + "".join(text).replace('sandbox_mode = "workspace-write"\n', "", 1)


def run(exe, home):
    env = {"PATH": os.environ["PATH"], "HOME": home, "CODEX_HOME": home}
    start = time.perf_counter()
    done = subprocess.run([exe, "app-server", "--print-startup-config"], env=env, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    taken = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit("%s: exit %d: %s%s" % (exe, done.returncode, done.stdout.decode()[:500], done.stderr.decode()[:500]))
    return taken * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("exe")
    parser.add_argument("--vs", metavar="REFERENCE")
    parser.add_argument("--lines", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--limit", type=float)
    parser.add_argument("--work", default=os.path.expanduser("~"), help="where to make the homes; the reference refuses /tmp")
    options = parser.parse_args()
    work = tempfile.mkdtemp(prefix="bench-config-", dir=options.work)
    try:
        homes = {}
        for name, text in (("none", None), ("ordinary", ORDINARY), ("large", large(options.lines))):
            homes[name] = os.path.join(work, name)
            os.mkdir(homes[name])
            if text is not None:
                with open(os.path.join(homes[name], "config.toml"), "w") as file:
                    file.write(text)
        cases = [(options.exe, name) for name in homes] + ([(options.vs, name) for name in homes] if options.vs else [])
        times = {case: [] for case in cases}
        for round_number in range(options.runs + 1):
            for case in cases:
                taken = run(case[0], homes[case[1]])
                if round_number > 0:  # The first round warms the file cache.
                    times[case].append(taken)
        for (exe, name), values in times.items():
            print("%-9s %7.1f ms median, %7.1f ms least   %s" % (name, statistics.median(values), min(values), exe))
        if options.vs:
            ratio = statistics.median(times[options.exe, "large"]) / statistics.median(times[options.vs, "large"])
            print("ratio on the large configuration: %.3f" % ratio)
            if options.limit is not None and ratio > options.limit:
                sys.exit("the ratio is above %.3f" % options.limit)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
