"""The ACP adapter (Zed, JetBrains and other editors): a small ACP client drives it, and it drives our daemon."""
import json, queue, subprocess, threading


class Acp:
    def __init__(self, lab, modules):
        command = ["node", f"{modules}/node_modules/@agentclientprotocol/codex-acp/dist/index.js"]
        self.process = subprocess.Popen(command, cwd=lab.work, env=lab.environment(CODEX_PATH=lab.exe), stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=open(lab.root / "acp.log", "ab"), text=True)
        lab.processes.append(self.process)
        self.lab, self.next, self.waiting, self.updates, self.asked = lab, 1, {}, [], []
        self.decide = lambda options: options[0]["optionId"]
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            message = json.loads(line)
            if "method" not in message:
                self.waiting.pop(message["id"]).put(message)
            elif "id" not in message:
                self.updates.append(message["params"])
            elif message["method"] == "session/request_permission":
                self.asked.append(message["params"])
                chosen = self.decide(message["params"]["options"])
                self._send({"jsonrpc": "2.0", "id": message["id"], "result": {"outcome": {"outcome": "selected", "optionId": chosen}}})
            else:
                self._send({"jsonrpc": "2.0", "id": message["id"], "error": {"code": -32601, "message": "not offered"}})

    def _send(self, message):
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()

    def notify(self, method, **params):
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def start(self, method, **params):
        answer, id = queue.Queue(), self.next
        self.next += 1
        self.waiting[id] = answer
        self._send({"jsonrpc": "2.0", "id": id, "method": method, "params": params})
        return answer

    def call(self, method, **params):
        answer = self.start(method, **params).get(timeout=60)
        if "error" in answer:
            raise AssertionError(f"{method}: {answer['error']}")
        return answer["result"]

    def text(self):
        chunks = [u["update"] for u in self.updates if u.get("update", {}).get("sessionUpdate") == "agent_message_chunk"]
        return "".join(c["content"].get("text", "") for c in chunks)

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)


def prompt(text):
    return [{"type": "text", "text": text}]


def run(lab, modules, ui):
    acp = Acp(lab, modules)
    hello = acp.call("initialize", protocolVersion=1, clientCapabilities={"fs": {"readTextFile": False, "writeTextFile": False}})
    lab.check("initialize", hello["protocolVersion"] == 1, hello)
    new = acp.call("session/new", cwd=str(lab.work), mcpServers=[])
    session = new["sessionId"]
    modes = [mode["id"] for mode in (new.get("modes") or {}).get("availableModes", [])]
    lab.check("session/new", bool(session) and bool(modes), new)
    end = acp.call("session/prompt", sessionId=session, prompt=prompt("say Hello from the editor"))
    lab.check("prompt", end["stopReason"] == "end_turn" and "Hello from the editor" in acp.text(), (end, acp.text()))
    acp.call("session/set_mode", sessionId=session, modeId="workspace-write" if "workspace-write" in modes else "read-only")
    acp.decide = lambda options: next(o["optionId"] for o in options if o["kind"] == "allow_once")
    end = acp.call("session/prompt", sessionId=session, prompt=prompt(f"run touch {lab.root}/acp-yes && echo touched"))
    lab.check("command with approval", len(acp.asked) == 1 and (lab.root / "acp-yes").exists() and "RAN touched" in acp.text(), (end, acp.asked, acp.text()))
    acp.decide = lambda options: next(o["optionId"] for o in options if o["kind"] == "reject_once")
    end = acp.call("session/prompt", sessionId=session, prompt=prompt(f"run touch {lab.root}/acp-no"))
    lab.check("command refused", len(acp.asked) == 2 and not (lab.root / "acp-no").exists(), (end, acp.asked))
    running = acp.start("session/prompt", sessionId=session, prompt=prompt("slowly 100"))
    lab.until(lambda: "word3" in acp.text(), "the stream begins")
    acp.notify("session/cancel", sessionId=session)
    end = running.get(timeout=30)
    lab.check("interrupt", end.get("result", {}).get("stopReason") == "cancelled" and "word99" not in acp.text(), end)
    listed = acp.call("session/list", cwd=str(lab.work))
    lab.check("session/list", any(s["sessionId"] == session for s in listed["sessions"]), listed)
    acp.close()
    lab.check("the adapter ends", acp.process.returncode == 0, acp.process.returncode)

    acp = Acp(lab, modules)
    acp.call("initialize", protocolVersion=1, clientCapabilities={})
    acp.call("session/load", sessionId=session, cwd=str(lab.work), mcpServers=[])
    lab.until(lambda: "RAN touched" in acp.text(), "the history is replayed")
    lab.check("session/load replays", "Hello from the editor" in acp.text(), acp.text())
    end = acp.call("session/prompt", sessionId=session, prompt=prompt("say Back in the editor"))
    lab.check("resumed turn", "Back in the editor" in acp.text(), (end, acp.text()))
    acp.close()
