#!/usr/bin/env python3
"""Fills a CODEX_HOME with many threads, or with a long one, for measurements. The same arguments make the same bytes.

    make_threads.py HOME [--threads 10000] [--turns 2] [--items 1] [--seed 1]

Threads are seven minutes apart and the newest has a fixed date; ten thousand fill fifty days. Each turn has a user's message, as many commands as
--items says beyond the first item, and an answer; sizes vary as in real homes.
"""
import argparse
import datetime
import json
import os
import random
import uuid

INSTRUCTIONS = "You are a helpful agent. " * 40
END = datetime.datetime(2026, 11, 20, 12, 0, 0, tzinfo=datetime.timezone.utc)


def uuid7(milliseconds, source):
    octets = bytearray(milliseconds.to_bytes(6, "big") + source.randbytes(10))
    octets[6] = 0x70 | octets[6] & 0x0F
    octets[8] = 0x80 | octets[8] & 0x3F
    return str(uuid.UUID(bytes=bytes(octets)))


class Rollout:
    """The lines of one thread."""

    def __init__(self, begun, number, source):
        self.begun = begun
        self.number = number
        self.source = source
        self.milliseconds = int(begun.timestamp() * 1000)
        self.id = uuid7(self.milliseconds, source)
        self.folder = "/ws/%d" % (number % 20)
        self.lines = []
        self.add(0, "session_meta", {
            "session_id": self.id, "id": self.id, "timestamp": self.time(0), "cwd": self.folder, "originator": "bench",
            "cli_version": "0.169.0", "source": "vscode", "model_provider": "mock", "history_mode": "paginated",
            "base_instructions": {"text": INSTRUCTIONS}})

    def time(self, second):
        return (self.begun + datetime.timedelta(seconds=second)).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"

    def add(self, second, kind, payload):
        line = {"timestamp": self.time(second), "ordinal": len(self.lines), "type": kind, "payload": payload}
        self.lines.append(json.dumps(line, separators=(",", ":")))

    def event(self, second, kind, **payload):
        self.add(second, "event_msg", {"type": kind, **payload})

    def item(self, second, turn, item):
        self.event(second, "item_completed", thread_id=self.id, turn_id=turn, item=item,
                   started_at_ms=self.milliseconds + 1000 * second, completed_at_ms=self.milliseconds + 1000 * second)

    def message(self, second, role, kind, text, **more):
        self.add(second, "response_item", {"type": "message", "role": role, **more, "content": [{"type": kind, "text": text}]})

    def turn(self, number, commands):
        turn = uuid7(self.milliseconds + 1000 * number + 1, self.source)
        started = self.milliseconds // 1000 + number
        self.event(number, "task_started", turn_id=turn, root_turn_id=turn, started_at=started, model_context_window=258400,
                   collaboration_mode_kind="default")
        self.add(number, "turn_context", {
            "turn_id": turn, "cwd": self.folder, "approval_policy": "never", "model": "mock-model", "summary": "auto",
            "sandbox_policy": {"type": "read-only"}, "collaboration_mode": {
                "mode": "default", "settings": {"model": "mock-model", "reasoning_effort": None, "developer_instructions": None}}})
        text = "Please look at thing number %d, turn %d. %s" % (self.number, number, "word " * self.source.randrange(5, 60))
        self.message(number, "user", "input_text", text)
        self.item(number, turn, {
            "type": "UserMessage", "id": "i%d-%d" % (self.number, number), "content": [{"type": "text", "text": text, "text_elements": []}]})
        for command in range(commands):
            self.command(number, turn, "call-%d-%d-%d" % (self.number, number, command))
        answer = "answer " * self.source.randrange(20, 200)
        reply = "m%d-%d" % (self.number, number)
        self.item(number, turn, {"type": "AgentMessage", "id": reply, "content": [{"type": "Text", "text": answer}], "phase": None})
        self.message(number, "assistant", "output_text", answer, id=reply)
        self.event(number, "task_complete", turn_id=turn, root_turn_id=turn, last_agent_message=answer, started_at=started,
                   completed_at=started + 1, duration_ms=900)

    def command(self, second, turn, call):
        output = "a line of output\n" * self.source.randrange(1, 60)
        self.add(second, "response_item", {
            "type": "function_call", "id": "f" + call, "name": "exec_command", "arguments": '{"cmd":"make"}', "call_id": call})
        self.item(second, turn, {
            "type": "CommandExecution", "id": call, "process_id": "1", "command": ["/bin/bash", "-lc", "make"], "cwd": "file://" + self.folder,
            "parsed_cmd": [{"type": "unknown", "cmd": "make"}], "source": "unified_exec_startup", "status": "completed",
            "aggregated_output": output, "exit_code": 0, "duration": {"secs": 0, "nanos": 1}})
        self.add(second, "response_item", {"type": "function_call_output", "call_id": call, "output": output})

    def write(self, home, seconds):
        day = os.path.join(home, "sessions", self.begun.strftime("%Y/%m/%d"))
        os.makedirs(day, exist_ok=True)
        path = os.path.join(day, "rollout-%s-%s.jsonl" % (self.begun.strftime("%Y-%m-%dT%H-%M-%S"), self.id))
        with open(path, "w") as file:
            file.write("\n".join(self.lines) + "\n")
        changed = self.milliseconds / 1000 + seconds
        os.utime(path, (changed, changed))
        return path


def fill(home, threads=10000, turns=2, items=1, seed=1):
    """Returns the ids, newest first."""
    source = random.Random(seed)
    ids = []
    for number in range(threads):
        rollout = Rollout(END - datetime.timedelta(minutes=7 * number, seconds=source.randrange(60)), number, source)
        for turn in range(turns):
            rollout.turn(turn, items - 1)
        rollout.write(home, turns)
        ids.append(rollout.id)
    return ids


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("home")
    parser.add_argument("--threads", type=int, default=10000)
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--items", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    ids = fill(options.home, options.threads, options.turns, options.items, options.seed)
    print("%d threads, the newest is %s" % (len(ids), ids[0]))


if __name__ == "__main__":
    main()
