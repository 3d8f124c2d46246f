#!/usr/bin/env python3
"""Clients that exist, unmodified, against our executable. See README.md; by hand only: they come from the npm registry."""
import argparse, os, pathlib, shutil, subprocess, sys, tempfile
import acp, lab, tui

PACKAGES = ["@openai/codex@0.169.0", "@agentclientprotocol/codex-acp@2.6.0", "ai-sdk-provider-codex-cli@1.4.1",
            "ai-sdk-provider-codex-app-server@1.1.7", "@openai/codex-sdk@0.163.0", "ai@6"]
HERE = pathlib.Path(__file__).parent


def script(name):
    def run(place, modules, ui):
        # A module finds its packages beside itself.
        for file in (name, "check.mjs"):
            shutil.copy(HERE / file, modules)
        done = subprocess.run(["node", str(pathlib.Path(modules) / name)], cwd=place.work, timeout=300,
                              env=place.environment(EXE=place.exe, WORK=place.work, ROOT=place.root))
        place.failures += done.returncode != 0
    return run


CLIENTS = {"tui": tui.run, "acp": acp.run, "sdk": script("sdk.mjs"), "ai-cli": script("ai-cli.mjs"), "ai-app-server": script("ai-app-server.mjs")}


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--exe", required=True, help="the codex executable to try")
    options.add_argument("--modules", help="a folder where the packages are, or are to be installed; default: a temporary one")
    options.add_argument("--ui", help="the executable whose terminal UI is used; default: the one of the packages")
    options.add_argument("--keep", action="store_true", help="keep the folder with homes and logs")
    options.add_argument("--online", action="store_true", help="stay in this network: not every system lets users make one of their own")
    options.add_argument("clients", nargs="*", metavar="CLIENT", help="default: " + " ".join(CLIENTS))
    given = options.parse_args()
    modules = os.path.abspath(given.modules or tempfile.mkdtemp(prefix="codex-clients-"))
    os.makedirs(modules, exist_ok=True)
    if not os.path.exists(f"{modules}/node_modules/ai"):
        subprocess.run(["npm", "install", "--no-fund", "--no-audit", "--prefix", modules, *PACKAGES], check=True)
    if not given.online and "IN_LOOPBACK_ONLY" not in os.environ:
        again = [sys.executable, *sys.argv, *([] if given.modules else ["--modules", modules])]
        os.environ["IN_LOOPBACK_ONLY"] = "1"
        os.execvp("unshare", ["unshare", "-rn", "sh", "-c", 'ip link set lo up; exec "$@"', "sh", *again])
    ui = given.ui or next(iter(pathlib.Path(modules).glob("node_modules/@openai/codex-*/vendor/*/bin/codex")), None)
    failures = 0
    for name in given.clients or CLIENTS:
        print(name, flush=True)
        place = lab.Lab(os.path.abspath(given.exe))
        try:
            CLIENTS[name](place, modules, str(ui))
        except (AssertionError, OSError, subprocess.SubprocessError) as error:
            place.check(name, False, error)
        finally:
            place.close(given.keep)
        failures += place.failures
    print("all good" if failures == 0 else f"{failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
