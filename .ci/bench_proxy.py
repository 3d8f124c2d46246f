#!/usr/bin/env python3
"""Measures the managed network proxy through the sandbox, several builds side by side.

usage: .ci/bench_proxy.py [--rounds N] NAME=/path/to/codex [NAME=/path/to/codex ...]

Loopback only. Every figure is taken with the same client: without sandbox and proxy (direct), through a relay that does nothing but
splice(2) in threads of its own (relay: what carrying bytes through another process costs on this machine at least), and for each build.
The rounds alternate between them; of each figure the best counts, since whatever else the machine does only adds to it.
  down, up      milliseconds for 64 MiB through GET and through CONNECT
  p50, p99      microseconds for a small request on a kept connection
  cpu           microseconds of processor time that the build's own processes take for such a request
  per core      requests for each second of a core: a million through cpu
  tunnels       how many of 2,000 tunnels are open at once, each answering
  rss           KiB of private memory (all processes of the build) with an idle proxy, less that without a proxy
"""
import json, os, socket, statistics, struct, subprocess, sys, tempfile, threading, time, urllib.parse

SIZE, REQUESTS, TUNNELS = 64 << 20, 4000, 2000
BLOCK = bytes(range(256)) * 1024


def serve(handle):
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(('127.0.0.1', 0))
    listener.listen(4096)

    def accept():
        while True:
            client, _ = listener.accept()
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=handle, args=(client,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return listener.getsockname()[1]


def http(client):
    buffer = b''
    try:
        while True:
            while b'\r\n\r\n' not in buffer:
                data = client.recv(65536)
                if not data:
                    return
                buffer += data
            head, buffer = buffer.split(b'\r\n\r\n', 1)
            if head.startswith(b'GET /big'):
                client.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n' % SIZE)
                for _ in range(SIZE // len(BLOCK)):
                    client.sendall(BLOCK)
            else:
                client.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    except OSError:
        pass


def sink(client):
    try:
        left = SIZE
        while left > 0:
            left -= len(client.recv(1 << 18)) or SIZE * 2
        client.sendall(b'!' if left == 0 else b'?')
    except OSError:
        pass


def echo(client):
    try:
        while data := client.recv(4096):
            client.sendall(data)
    except OSError:
        pass


def relay(target):
    def carry(a, b):
        out, into = os.pipe()
        try:
            while n := os.splice(a.fileno(), into, 1 << 16):
                while n:
                    n -= os.splice(out, b.fileno(), n)
            b.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        finally:
            os.close(out)
            os.close(into)

    def handle(client):
        server = socket.create_connection(('127.0.0.1', target))
        server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        other = threading.Thread(target=carry, args=(server, client), daemon=True)
        other.start()
        carry(client, server)
        other.join()
        client.close()
        server.close()

    return serve(handle)


def relays(ports):
    """In a process of its own, as the other ends are."""
    p = subprocess.Popen([sys.executable, os.path.abspath(__file__), '--relay', json.dumps(ports)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    return p, json.loads(p.stdout.readline())


# -------------------------------------------------------------------- the client, inside or outside
def connect(target, tunnel):
    proxy = urllib.parse.urlparse(os.environ.get('HTTP_PROXY', ''))
    if not proxy.hostname:
        return socket.create_connection(('127.0.0.1', target))
    s = socket.create_connection((proxy.hostname, proxy.port), 20)
    if tunnel:
        s.sendall(b'CONNECT 127.0.0.1:%d HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n' % (target, target))
        head = b''
        while b'\r\n\r\n' not in head:
            data = s.recv(1)
            if not data:
                raise OSError('closed')
            head += data
        if b' 200 ' not in head.split(b'\r\n')[0]:
            raise OSError('refused')
    return s


def request(path, target):
    prefix = b'http://127.0.0.1:%d' % target if os.environ.get('HTTP_PROXY') else b''
    return b'GET %s%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n' % (prefix, path, target)


def phase(name):
    print('@@' + name, flush=True)
    sys.stdin.readline()


def best(run, times=8):
    return min(run() for _ in range(times))


def down(port):
    s = connect(port, False)
    start = time.perf_counter()
    s.sendall(request(b'/big', port))
    left, head, buffer = SIZE, b'', bytearray(1 << 18)
    while b'\r\n\r\n' not in head:
        head += s.recv(65536)
    left -= len(head.split(b'\r\n\r\n', 1)[1])
    while left > 0:
        left -= s.recv_into(buffer) or SIZE * 2
    s.close()
    return (time.perf_counter() - start) * 1e3 if left == 0 else float('inf')


def up(port):
    s = connect(port, True)
    start = time.perf_counter()
    for _ in range(SIZE // len(BLOCK)):
        s.sendall(BLOCK)
    ok = s.recv(1) == b'!'
    s.close()
    return (time.perf_counter() - start) * 1e3 if ok else float('inf')


def client(ports):
    out = {'down': best(lambda: down(ports['http'])), 'up': best(lambda: up(ports['sink']))}
    s = connect(ports['http'], False)
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    ask, took = request(b'/', ports['http']), []
    for i in range(REQUESTS + 500):
        if i == 500:
            phase('before')
        start = time.perf_counter()
        s.sendall(ask)
        answer = b''
        while not answer.endswith(b'ok'):
            data = s.recv(4096)
            if not data:
                raise OSError('closed')
            answer += data
        if i >= 500:
            took.append(time.perf_counter() - start)
    phase('after')
    out['p50'], out['p99'] = statistics.median(took) * 1e6, sorted(took)[int(len(took) * .99)] * 1e6
    s.close()
    open_ = []
    for _ in range(TUNNELS):
        try:
            t = connect(ports['echo'], True)
            t.settimeout(5)
            t.sendall(b'x')
            if t.recv(1) != b'x':
                break
            open_.append(t)
        except OSError:
            break
    out['tunnels'] = len(open_)
    [t.close() for t in open_]
    print('@@RESULT ' + json.dumps(out), flush=True)


# -------------------------------------------------------------------- the driver
def processes(exe):
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            if os.readlink('/proc/%s/exe' % pid) == exe:
                yield pid
        except OSError:
            pass


def cpu(pids):
    """Seconds of processor time so far."""
    total = 0
    for pid in pids:
        try:
            for task in os.listdir('/proc/%s/task' % pid):
                total += int(open('/proc/%s/task/%s/schedstat' % (pid, task)).read().split()[0])
        except OSError:
            pass
    return total / 1e9


def rss(exe):
    total = 0
    for pid in processes(exe):
        try:
            for line in open('/proc/%s/smaps_rollup' % pid):
                if line.startswith(('Private_Clean', 'Private_Dirty')):
                    total += int(line.split()[1])
        except OSError:
            pass
    return total


def run(argv, env, ports, owners):
    """One round; owners tells whose processor time counts."""
    argv = [*argv, sys.executable, os.path.abspath(__file__), '--inner', json.dumps(ports)]
    p = subprocess.Popen(argv, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    marks = {}
    for line in p.stdout:
        if line.startswith('@@RESULT '):
            result = json.loads(line[9:])
            break
        if line.startswith('@@'):
            marks[line.strip()] = cpu(owners())
            p.stdin.write('\n')
            p.stdin.flush()
    else:
        raise SystemExit('%s: no result' % argv[0])
    p.stdin.close()
    p.wait()
    result['cpu'] = (marks['@@after'] - marks['@@before']) / REQUESTS * 1e6
    return result


def idle(argv, env, exe):
    p = subprocess.Popen([*argv, 'sh', '-c', 'echo up; read x'], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    p.stdout.readline()
    time.sleep(1)
    size = rss(exe)
    p.communicate('\n')
    return size


def merge(row, other):
    """The best of two rounds."""
    return {k: max(v, other[k]) if k == 'tunnels' else min(v, other[k]) for k, v in row.items()} if row else other


def main():
    if sys.argv[1:2] == ['--inner']:
        return client(json.loads(sys.argv[2]))
    if sys.argv[1:2] == ['--relay']:
        print(json.dumps({name: relay(port) for name, port in json.loads(sys.argv[2]).items()}), flush=True)
        return sys.stdin.read()
    arguments, rounds = sys.argv[1:], 3
    if arguments[:1] == ['--rounds']:
        rounds, arguments = int(arguments[1]), arguments[2:]
    builds = [a.split('=', 1) for a in arguments]
    if not builds or any(len(b) != 2 for b in builds):
        raise SystemExit(__doc__)
    import resource
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    ports = {'http': serve(http), 'sink': serve(sink), 'echo': serve(echo)}
    carrier, carried = relays(ports)
    clean = {k: v for k, v in os.environ.items() if 'proxy' not in k.lower()}
    rows = {}
    with tempfile.TemporaryDirectory(prefix='.bench-proxy-', dir=os.path.expanduser('~')) as home:
        os.mkdir(home + '/ws')
        with open(home + '/config.toml', 'w') as f:
            f.write('[features]\nnetwork_proxy = true\n[permissions.p]\nextends = ":workspace"\n[permissions.p.network]\nenabled = true\n'
                    '[permissions.p.network.domains]\n"127.0.0.1" = "allow"\n[permissions.q]\nextends = ":workspace"\n')
        env = dict(clean, CODEX_HOME=home)
        for _ in range(rounds):
            rows['direct'] = merge(rows.get('direct'), run([], clean, ports, lambda: []))
            rows['relay'] = merge(rows.get('relay'), run([], clean, carried, lambda: [carrier.pid]))
            for name, exe in builds:
                exe = os.path.realpath(exe)
                argv = lambda profile: [exe, 'sandbox', '-P', profile, '-C', home + '/ws', '--']
                row = run(argv('p'), env, ports, lambda: processes(exe))
                row['rss'] = idle(argv('p'), env, exe) - idle(argv('q'), env, exe)
                rows[name] = merge(rows.get(name), row)
    carrier.kill()
    columns = ['down', 'up', 'p50', 'p99', 'cpu', 'per core', 'tunnels', 'rss']
    print('%-12s' % '' + ''.join('%10s' % c for c in columns))
    for name, row in rows.items():
        row['per core'] = round(1e6 / row['cpu']) if row['cpu'] else '-'
        print('%-12s' % name + ''.join('%10s' % ('-' if c not in row else '%.1f' % row[c] if isinstance(row[c], float) else row[c]) for c in columns))


if __name__ == '__main__':
    main()
