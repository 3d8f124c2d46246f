"""A place to try a client in: a model server, a CODEX_HOME and a folder to work in, and a daemon where one is wanted."""
import os, pathlib, shutil, signal, subprocess, tempfile, time
import model

CONFIG = """model = "mock-model"
model_provider = "mock"
approval_policy = "on-request"
sandbox_mode = "workspace-write"
check_for_update_on_startup = false

[model_providers.mock]
name = "mock"
base_url = "http://127.0.0.1:{port}/v1"
wire_api = "responses"
request_max_retries = 0
stream_max_retries = 0
supports_websockets = false

[projects."{work}"]
trust_level = "trusted"
"""


class Lab:
    def __init__(self, exe):
        self.exe, self.model, self.processes = exe, model.start(), []
        # Not below /tmp: the terminal UI refuses a CODEX_HOME there.
        self.root = pathlib.Path(tempfile.mkdtemp(prefix=".codex-clients-", dir=pathlib.Path.home()))
        self.work = self.root / "work"
        self.work.mkdir()
        subprocess.run(["git", "init", "-q", str(self.work)], check=True)
        self.home = self.new_home("home")
        self.failures = 0

    def new_home(self, name):
        home = self.root / name
        home.mkdir(mode=0o700)
        (home / "config.toml").write_text(CONFIG.format(port=self.model.server_address[1], work=self.work))
        return home

    def environment(self, **more):
        keep = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI_", "CODEX_"))}
        # HOME: the login shells of commands read no profile of whoever runs this.
        return keep | {"CODEX_HOME": str(self.home), "HOME": str(self.root)} | {k: str(v) for k, v in more.items()}

    def daemon(self, *listen, home=None, wait_for=None):
        """Starts a daemon; returns when it says where it listens, or when the file is there."""
        log = open(self.root / f"daemon-{len(self.processes)}.log", "wb")
        process = subprocess.Popen([self.exe, "app-server", *[a for url in listen for a in ("--listen", url)]], cwd=self.work,
                                   env=self.environment(CODEX_HOME=home or self.home), stdin=subprocess.DEVNULL, stderr=log, stdout=log)
        self.processes.append(process)
        self.until(lambda: process.poll() is not None
                   or (os.path.exists(wait_for) if wait_for else b"listening on" in pathlib.Path(log.name).read_bytes()), "the daemon listens")
        process.log = log.name
        return process

    def until(self, condition, what, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if value := condition():
                return value
            time.sleep(0.05)
        raise AssertionError(f"not within {seconds} s: {what}")

    def check(self, name, good, note=""):
        self.failures += not good
        print(f"  {'ok  ' if good else 'FAIL'} {name}{'' if good or not note else ': ' + str(note)}", flush=True)
        return good

    def close(self, keep=False):
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
        self.model.shutdown()
        if keep:
            print(f"  kept: {self.root}")
        else:
            shutil.rmtree(self.root, ignore_errors=True)
