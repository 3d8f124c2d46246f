#!/usr/bin/env python3
"""Talks to a native executable as a client does: smoke.py PATH. Exit 0 when every step went as expected."""
import json
import os
import subprocess
import sys
import tempfile


class Client:
    """One app-server process, spoken to line by line."""

    def __init__(self, exe, home, cwd):
        env = {"PATH": os.environ["PATH"], "HOME": home, "CODEX_HOME": home, "SHELL": "/bin/bash", "LANG": "C.UTF-8"}
        self.process = subprocess.Popen([exe, "app-server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env, cwd=cwd)
        self.last_id = 0
        self.seen = []

    def send(self, message):
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("the server ended; it said: %s" % self.seen[-5:])
        message = json.loads(line)
        self.seen.append(message)
        return message

    def call(self, method, params):
        self.last_id += 1
        self.send({"id": self.last_id, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == self.last_id and "method" not in message:
                if "error" in message:
                    raise SystemExit("%s: %s" % (method, message["error"]))
                return message["result"]

    def until(self, method):
        while True:
            message = self.read()
            if message.get("method") == method:
                return message["params"]

    def close(self):
        self.process.stdin.close()
        code = self.process.wait(30)
        if code != 0:
            raise SystemExit("exit status %d after end of input" % code)


def main(exe):
    exe = os.path.abspath(exe)
    version = subprocess.run([exe, "--version"], stdout=subprocess.PIPE, check=True).stdout.decode()
    assert version.startswith("codex"), version
    with tempfile.TemporaryDirectory(dir=os.path.expanduser("~")) as root:
        home, work = root + "/home", root + "/work"
        os.makedirs(home)
        os.makedirs(work)
        client = Client(exe, home, work)
        hello = client.call("initialize", {"clientInfo": {"name": "smoke", "version": "1"}, "capabilities": {"experimentalApi": True}})
        assert hello["codexHome"] == home, hello
        client.send({"method": "initialized"})
        thread = client.call("thread/start", {"cwd": work, "sandbox": "workspace-write", "approvalPolicy": "never"})["thread"]
        client.call("turn/start", {"threadId": thread["id"], "input": [{"type": "text", "text": "run: echo made > made.txt; touch /smoke; ls"}]})
        turn = client.until("turn/completed")["turn"]
        assert turn["status"] == "completed", turn
        commands = [m["params"]["item"] for m in client.seen
                    if m.get("method") == "item/completed" and m["params"]["item"]["type"] == "commandExecution"]
        assert len(commands) == 1 and "made.txt" in commands[0]["aggregatedOutput"], commands
        assert open(work + "/made.txt").read() == "made\n"
        assert not os.path.exists("/smoke"), "a sandboxed command wrote to /"
        client.close()

        client = Client(exe, home, work)
        client.call("initialize", {"clientInfo": {"name": "smoke", "version": "1"}})
        resumed = client.call("thread/resume", {"threadId": thread["id"]})
        kinds = [item["type"] for t in resumed["thread"]["turns"] for item in t["items"]]
        assert kinds[0] == "userMessage" and "commandExecution" in kinds, kinds
        client.close()
    print("smoke: handshake, sandboxed turn, resume in a new process: ok")


if __name__ == "__main__":
    main(sys.argv[1])
