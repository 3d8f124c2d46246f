"""A stand-in for a Responses API model server whose answers depend on what the user said last.

  say TEXT          one message, streamed word by word
  slowly COUNT      word0 word1 ..., with a pause after each, so that there is time to interrupt
  run COMMAND       the command, with a question for permission; then "RAN " and what the command printed
  quietly COMMAND   the command inside the sandbox; then the same
A request for structured output (a title, an answer in a schema) gets {"title": "A title", "answer": 42} cut to the schema's properties.
Standard library only.
"""
import http.server, json, threading, time


def _texts(item):
    content = item.get("content") or []
    return [content] if isinstance(content, str) else [part.get("text", "") for part in content if isinstance(part, dict)]


def _wish(body):
    """What the user said last, and the output of a command that ran since then (None when there was none)."""
    output = None
    for item in reversed(body.get("input", [])):
        if item.get("type") == "function_call_output" and output is None:
            raw = item.get("output", "")
            output = raw if isinstance(raw, str) else json.dumps(raw)
        if item.get("role") == "user":
            for text in reversed(_texts(item)):
                for line in reversed(text.splitlines()):
                    line = line.removeprefix("User: ")
                    if line.split(" ")[0] in ("say", "slowly", "run", "quietly"):
                        return line.strip(), output
    return "say I have nothing to say", output


def _structured(body):
    form = (body.get("text") or {}).get("format") or {}
    if form.get("type") != "json_schema":
        return None
    values = {"string": "A title", "integer": 42, "number": 42, "boolean": True, "array": [], "object": {}, "null": None}
    properties = (form.get("schema") or {}).get("properties") or {}
    return json.dumps({name: values.get(rule.get("type") if isinstance(rule.get("type"), str) else "string") for name, rule in properties.items()})


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_GET(self):
        self._json({"models": []} if self.path.split("?")[0].endswith("/models") else {})

    def _json(self, body):
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))))
        with self.server.lock:
            self.server.requests.append({"body": body, "headers": {k.lower(): v for k, v in self.headers.items()}})
            number = len(self.server.requests)
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            self._answer(body, number)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def _answer(self, body, number):
        wish, output = _wish(body)
        verb, _, rest = wish.partition(" ")
        self._event("response.created", response={"id": f"resp_{number}"})
        structured = _structured(body)
        if structured is not None:
            self._message(structured, number, 0)
        elif verb in ("run", "quietly") and output is None:
            arguments = {"cmd": rest}
            if verb == "run":
                arguments |= {"sandbox_permissions": "require_escalated", "justification": "the test asks for it"}
            item = {"type": "function_call", "id": f"fc_{number}", "call_id": f"call_{number}", "name": "exec_command",
                    "arguments": json.dumps(arguments), "status": "completed"}
            self._event("response.output_item.added", output_index=0, item=item)
            self._event("response.output_item.done", output_index=0, item=item)
        elif verb in ("run", "quietly"):
            self._message("RAN " + output.strip().splitlines()[-1] if output.strip() else "RAN nothing", number, 0)
        else:
            slow = verb == "slowly"
            self._message(" ".join(f"word{i}" for i in range(int(rest))) if slow else rest, number, 0.15 if slow else 0)
        usage = {"input_tokens": 10, "input_tokens_details": {"cached_tokens": 0}, "output_tokens": 5,
                 "output_tokens_details": {"reasoning_tokens": 0}, "total_tokens": 15}
        self._event("response.completed", response={"id": f"resp_{number}", "usage": usage})

    def _message(self, text, number, pause):
        item = {"type": "message", "role": "assistant", "id": f"msg_{number}", "status": "in_progress", "content": []}
        self._event("response.output_item.added", output_index=0, item=item)
        for word in text.split(" "):
            self._event("response.output_text.delta", item_id=item["id"], output_index=0, content_index=0, delta=word + " ")
            time.sleep(pause)
        done = dict(item, status="completed", content=[{"type": "output_text", "text": text, "annotations": []}])
        self._event("response.output_item.done", output_index=0, item=done)

    def _event(self, kind, **members):
        self.wfile.write(f"event: {kind}\ndata: {json.dumps({'type': kind} | members)}\n\n".encode())
        self.wfile.flush()


def start():
    """Listens on a free port of 127.0.0.1. The server's .requests are what it was sent."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads, server.requests, server.lock = True, [], threading.Lock()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
