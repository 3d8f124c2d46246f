"""The reference's own terminal UI against our daemon, in tmux: three ways to connect, the same conversation."""
import subprocess, time, uuid


class Screen:
    def __init__(self, lab, command, home):
        self.lab, self.name = lab, "codex-clients-" + uuid.uuid4().hex[:8]
        environment = [f"env", "-u", "OPENAI_API_KEY", f"CODEX_HOME={home}", f"HOME={lab.root}", "TERM=xterm-256color", "RUST_LOG=off"]
        self.tmux("new-session", "-d", "-x", "120", "-y", "40", "-c", str(lab.work), *environment, *command, ";", "set-option", "remain-on-exit", "on")

    def tmux(self, *arguments):
        return subprocess.run(["tmux", "-L", self.name, *arguments], capture_output=True, text=True).stdout

    def text(self):
        return self.tmux("capture-pane", "-p", "-J", "-S", "-200")

    def keys(self, *keys):
        self.tmux("send-keys", *keys)

    def say(self, text):
        self.tmux("send-keys", "-l", text)
        time.sleep(0.5)  # the UI takes keys that come in one burst for pasted text, and Enter for a line of it
        self.keys("Enter")

    def shows(self, name, *parts, seconds=20):
        try:
            self.lab.until(lambda: all(part in self.text() for part in parts), name, seconds)
            return self.lab.check(name, True)
        except AssertionError:
            return self.lab.check(name, False, "\n" + "\n".join(line for line in self.text().splitlines() if line.strip()))

    def ends(self, name):
        def dead():
            return "1" in self.tmux("list-panes", "-F", "#{pane_dead}") or not self.tmux("list-panes")
        try:
            self.lab.until(dead, name, 20)
            self.lab.check(name, True)
        except AssertionError:
            self.lab.check(name, False, "\n" + self.text())

    def close(self):
        self.tmux("kill-server")


def converse(lab, ui, remote, name):
    """Prompt, answer, approval, interrupt, status, shell command, exit, resume."""
    home = lab.new_home(f"tui-{name}") if remote else lab.home
    where = ["--remote", remote] if remote else []
    screen = Screen(lab, [ui, *where], home)
    try:
        screen.shows("start screen", "mock-model")
        screen.say("say Hello from the other side")
        screen.shows("streamed answer", "• Hello from the other side")
        screen.say(f"run touch {lab.root}/approved-{name} && echo touched")
        if screen.shows("question for permission", "Would you like to run"):
            screen.keys("y")
        screen.shows("command ran after approval", "RAN touched")
        lab.check("the file is there", (lab.root / f"approved-{name}").exists())
        screen.say(f"run touch {lab.root}/denied-{name}")
        if screen.shows("question for permission", f"denied-{name}", "Would you like to run"):
            screen.keys("Escape")
        screen.shows("refusal interrupts", "interrupted", seconds=10)
        lab.check("no file", not (lab.root / f"denied-{name}").exists())
        screen.say("slowly 80")
        screen.shows("stream begins", "word3")
        screen.keys("Escape")
        screen.shows("interrupt", "word3", "interrupted")
        time.sleep(1)
        lab.check("the stream has ended", "word79" not in screen.text() and "esc to interrupt" not in screen.text(), screen.text())
        screen.say("!echo from-the-shell")
        screen.shows("shell command", "from-the-shell")
        screen.say("/status")
        screen.shows("/status", "Session:", "Token usage:")
        status = screen.text()
        screen.keys("C-c")
        time.sleep(0.5)
        screen.keys("C-c")
        screen.ends("exit")
    finally:
        screen.close()
    session = next((word for line in status.splitlines() if "Session:" in line for word in line.split() if word.count("-") == 4), None)
    lab.check("/status names the session", session is not None, status)
    for title, command in (("resume by id", ["resume", session or "none"]), ("resume --last", ["resume", "--last"])):
        screen = Screen(lab, [ui, *command, *where], home)
        try:
            screen.shows(title, "You ran echo from-the-shell")
            screen.say("say Back again")
            screen.shows(f"{title}: next turn", "• Back again")
            screen.keys("C-c")
            time.sleep(0.5)
            screen.keys("C-c")
            screen.ends(f"{title}: exit")
        finally:
            screen.close()


def run(lab, modules, ui):
    print(" unix://PATH")
    socket = lab.root / "own.sock"
    lab.daemon(f"unix://{socket}", wait_for=socket)
    converse(lab, ui, f"unix://{socket}", "unix")
    print(" ws://")
    daemon = lab.daemon("ws://127.0.0.1:0", home=lab.new_home("ws-home"))
    address = next(line.split()[-1] for line in open(daemon.log) if "listening on" in line)
    converse(lab, ui, address, "ws")
    print(" the default socket")
    lab.home = lab.new_home("default-home")
    lab.daemon("unix://", wait_for=lab.home / "app-server-control" / "app-server-control.sock")
    converse(lab, ui, None, "default")
