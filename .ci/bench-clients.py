#!/usr/bin/env python3
"""Load of many clients on one daemon: what they all get, and what it costs.

  .ci/bench-clients.py --exe EXE [--clients 200] [--turns 50] [--deltas 20000] [--requests 100000] [--json FILE]

N websocket clients connect to one daemon; some of them run a turn each, whose answer comes in many deltas from a model server of this
script. Checked: every delta arrives, in order, at the client of its turn; every turn ends; a pipeline of requests on one connection gets
one answer to each id. Measured: the daemon's memory (PSS of its process) before, at its peak and after everybody has left, its
descriptors, and its CPU time a delta. Exit 0 when all of it is right. Standard library only; Linux; about a minute.
"""
import argparse, asyncio, base64, json, os, pathlib, shutil, subprocess, sys, tempfile, time

CONFIG = """model = "mock-model"
model_provider = "mock"
approval_policy = "never"
sandbox_mode = "read-only"
check_for_update_on_startup = false
[model_providers.mock]
name = "mock"
base_url = "http://127.0.0.1:{port}/v1"
wire_api = "responses"
supports_websockets = false
request_max_retries = 0
stream_max_retries = 0
"""


class Model:
    """Answers every request with one message in numbered deltas."""

    def __init__(self, deltas):
        self.deltas = deltas

    async def start(self):
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0, backlog=512)
        return self.server.sockets[0].getsockname()[1]

    async def serve(self, reader, writer):
        head = await reader.readuntil(b"\r\n\r\n")
        length = next((int(l.split(b":")[1]) for l in head.split(b"\r\n") if l.lower().startswith(b"content-length")), 0)
        await reader.readexactly(length)
        if head.startswith(b"GET"):
            body = b'{"models":[]}'
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
        else:
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n")
            item = {"type": "message", "role": "assistant", "id": "msg_1", "status": "in_progress", "content": []}
            self.event(writer, "response.created", response={"id": "resp_1"})
            self.event(writer, "response.output_item.added", output_index=0, item=item)
            for start in range(0, self.deltas, 200):
                writer.write(b"".join(
                    b'event: response.output_text.delta\ndata: {"type":"response.output_text.delta","item_id":"msg_1","output_index":0,'
                    b'"content_index":0,"delta":"%d "}\n\n' % i for i in range(start, min(start + 200, self.deltas))))
                await writer.drain()
            text = "".join(f"{i} " for i in range(self.deltas))
            done = dict(item, status="completed", content=[{"type": "output_text", "text": text, "annotations": []}])
            self.event(writer, "response.output_item.done", output_index=0, item=done)
            usage = {"input_tokens": 1, "input_tokens_details": {"cached_tokens": 0}, "output_tokens": 1,
                     "output_tokens_details": {"reasoning_tokens": 0}, "total_tokens": 2}
            self.event(writer, "response.completed", response={"id": "resp_1", "usage": usage})
        await writer.drain()
        writer.close()

    @staticmethod
    def event(writer, kind, **members):
        writer.write(f"event: {kind}\ndata: {json.dumps({'type': kind} | members)}\n\n".encode())


class Client:
    """A websocket client that keeps what it needs to judge and nothing else."""

    def __init__(self):
        self.next_id, self.waiting, self.next_delta, self.wrong, self.completed = 0, {}, 0, 0, asyncio.Event()
        self.status, self.messages, self.delta_text = None, 0, ""

    async def connect(self, host, port):
        self.reader, self.writer = await asyncio.open_connection(host, port, limit=1 << 20)
        key = base64.b64encode(os.urandom(16)).decode()
        self.writer.write(f"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                          f"Sec-WebSocket-Key: {key}\r\n\r\n".encode())
        head = await self.reader.readuntil(b"\r\n\r\n")
        assert b" 101 " in head, head
        self.reading = asyncio.create_task(self.read())
        await self.call("initialize", clientInfo={"name": "bench", "version": "1"}, capabilities={"experimentalApi": True})
        self.send({"method": "initialized"})

    def send(self, message):
        data = json.dumps(message).encode()
        head = bytes([0x81, 0x80 | len(data)]) if len(data) < 126 else bytes([0x81, 0xFE]) + len(data).to_bytes(2, "big")
        self.writer.write(head + b"\0\0\0\0" + data)

    async def call(self, method, **params):
        self.next_id += 1
        answer = self.waiting[self.next_id] = asyncio.get_running_loop().create_future()
        self.send({"id": self.next_id, "method": method, "params": params})
        return await answer

    async def read(self):
        try:
            while True:
                head = await self.reader.readexactly(2)
                length = head[1] & 127
                if length == 126:
                    length = int.from_bytes(await self.reader.readexactly(2), "big")
                elif length == 127:
                    length = int.from_bytes(await self.reader.readexactly(8), "big")
                data = await self.reader.readexactly(length)
                if head[0] & 15 == 1:
                    self.take(data)
                elif head[0] & 15 == 8:
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        for answer in self.waiting.values():
            if not answer.done():
                answer.set_exception(ConnectionError("closed"))
        self.completed.set()

    def take(self, data):
        self.messages += 1
        if data.startswith(b'{"method":"item/agentMessage/delta"'):
            # Providers may send several deltas in one: the text counts.
            self.delta_text += json.loads(data)["params"]["delta"]
            *whole, self.delta_text = self.delta_text.split(" ")
            for number in whole:
                self.wrong += int(number) != self.next_delta
                self.next_delta += 1
            return
        message = json.loads(data)
        if "method" not in message:
            answer = self.waiting.pop(message["id"], None)
            if answer is None:
                self.wrong += 1
            elif "result" in message:
                answer.set_result(message["result"])
            else:
                answer.set_exception(RuntimeError(message["error"]))
        elif message["method"] == "turn/completed":
            self.status = message["params"]["turn"]["status"]
            self.completed.set()

    async def close(self):
        self.writer.close()
        await asyncio.wait([self.reading])


def facts(pid):
    rollup = dict(line.split(":") for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
    stat = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return {"mib": int(rollup["Pss"].split()[0]) / 1024, "cpu_s": (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK"),
            "descriptors": len(os.listdir(f"/proc/{pid}/fd"))}


async def watch(pid, peak):
    while True:
        peak["mib"] = max(peak.get("mib", 0), facts(pid)["mib"])
        await asyncio.sleep(0.2)


async def pipeline(host, port, count):
    """Requests one behind the other without waiting; returns how many answers of each kind came, and ids answered not exactly once."""
    client = Client()
    await client.connect(host, port)
    client.reading.cancel()
    seen, refused = bytearray(count), 0

    async def write():
        for start in range(0, count, 500):
            for i in range(start, min(start + 500, count)):
                client.send({"id": 1_000_000 + i, "method": "thread/loaded/list", "params": {}})
            await client.writer.drain()

    writing = asyncio.create_task(write())
    answered = 0
    while answered < count:
        head = await asyncio.wait_for(client.reader.readexactly(2), 30)
        length = head[1] & 127
        if length == 126:
            length = int.from_bytes(await client.reader.readexactly(2), "big")
        message = json.loads(await client.reader.readexactly(length))
        if message.get("id", 0) >= 1_000_000:
            seen[message["id"] - 1_000_000] += 1
            refused += "error" in message
            answered += 1
    await writing
    client.writer.close()
    return {"answered": answered - refused, "refused": refused, "not_once": sum(n != 1 for n in seen)}


async def main(given):
    root = pathlib.Path(tempfile.mkdtemp(prefix=".codex-bench-", dir=pathlib.Path.home()))
    model = Model(given.deltas)
    model_port = await model.start()
    (root / "config.toml").write_text(CONFIG.format(port=model_port))
    log = open(root / "log", "wb")
    daemon = subprocess.Popen([given.exe, "app-server", "--listen", "ws://127.0.0.1:0"], stderr=log, stdout=log, stdin=subprocess.DEVNULL,
                              cwd=root, env={k: v for k, v in os.environ.items() if not k.startswith(("OPENAI", "CODEX"))} | {"CODEX_HOME": str(root)})
    result, watching = {}, None
    try:
        for _ in range(600):
            lines = [l for l in (root / "log").read_text().splitlines() if "listening on" in l]
            if lines:
                break
            await asyncio.sleep(0.05)
        host, port = lines[0].split("ws://")[1].rsplit(":", 1)
        first = Client()
        await first.connect(host, int(port))
        await first.close()
        await asyncio.sleep(1)
        before, peak = facts(daemon.pid), {}
        watching = asyncio.create_task(watch(daemon.pid, peak))
        clients = [Client() for _ in range(given.clients)]
        for client in clients:
            await client.connect(host, int(port))
        threads = [(await client.call("thread/start", cwd=str(root)))["thread"]["id"] for client in clients]
        connected = facts(daemon.pid)
        begun = time.monotonic()
        running = clients[: given.turns]
        await asyncio.gather(*(client.call("turn/start", threadId=thread, input=[{"type": "text", "text": "go"}])
                               for client, thread in zip(running, threads)))
        await asyncio.wait_for(asyncio.gather(*(client.completed.wait() for client in running)), 600)
        seconds, after_turns = time.monotonic() - begun, facts(daemon.pid)
        lost = sum(given.deltas - client.next_delta for client in running)
        wrong = sum(client.wrong for client in clients)
        ended = sum(client.status == "completed" for client in running)
        idle_messages = max((client.messages for client in clients[given.turns:]), default=0)
        pipelined = await pipeline(host, int(port), given.requests)
        # Every thread is still there for another client.
        listed = Client()
        await listed.connect(host, int(port))
        loaded = len((await listed.call("thread/loaded/list"))["data"])
        for thread in threads:
            await listed.call("thread/unsubscribe", threadId=thread)
        for client, thread in zip(clients, threads):
            await client.call("thread/unsubscribe", threadId=thread)
            await client.close()
        await listed.close()
        after = None
        for _ in range(100):
            after = facts(daemon.pid)
            if after["mib"] - before["mib"] < 20 and after["descriptors"] <= before["descriptors"] + 2:
                break
            await asyncio.sleep(0.2)
        deltas = given.turns * given.deltas
        result = {
            "clients": given.clients, "turns": given.turns, "deltas": deltas, "seconds": round(seconds, 2),
            "deltas_per_second": round(deltas / seconds), "lost": lost, "wrong": wrong, "turns_completed": ended, "threads_loaded": loaded,
            "messages_to_an_idle_client": idle_messages,
            "cpu_us_per_delta": round((after_turns["cpu_s"] - connected["cpu_s"]) / deltas * 1e6, 2),
            "mib_before": round(before["mib"], 1), "mib_connected": round(connected["mib"], 1), "mib_peak": round(peak["mib"], 1),
            "mib_after": round(after["mib"], 1), "descriptors_before": before["descriptors"],
            "descriptors_connected": connected["descriptors"], "descriptors_after": after["descriptors"], "pipelined": pipelined,
        }
    finally:
        if watching:
            watching.cancel()
        daemon.terminate()
        try:
            daemon.wait(20)
        except subprocess.TimeoutExpired:
            daemon.kill()
        if given.keep:
            print(root, file=sys.stderr)
        else:
            shutil.rmtree(root, ignore_errors=True)
    text = json.dumps(result, indent=1)
    print(text)
    if given.json:
        pathlib.Path(given.json).write_text(text)
    good = (result["lost"] == result["wrong"] == 0 and result["turns_completed"] == given.turns and result["threads_loaded"] >= given.clients
            and result["pipelined"]["not_once"] == 0)
    return 0 if good else 1


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--exe", required=True)
    options.add_argument("--clients", type=int, default=200)
    options.add_argument("--turns", type=int, default=50)
    options.add_argument("--deltas", type=int, default=20_000)
    options.add_argument("--requests", type=int, default=100_000)
    options.add_argument("--json")
    options.add_argument("--keep", action="store_true")
    sys.exit(asyncio.run(main(options.parse_args())))
