using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy.Audit;

/// <summary>
/// Appends each decision as one line of JSON. A line is one write: whole after a crash, and whole among the lines of other processes.
/// Thread-safe.
/// </summary>
public sealed class AuditFile : IPolicyAudit, IDisposable
{
    private const string EventName = "codex.network_proxy.policy_decision";

    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly FileStream _file;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _session;

    /// <param name="path">Absolute; made with its folder when missing, readable to its owner only.</param>
    /// <param name="session">Fields of every line, such as <c>conversation.id</c> and <c>app.version</c>.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public AuditFile(string path, IReadOnlyList<KeyValuePair<string, string>> session)
    {
        _session = session;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        _file = new FileStream(path, options);
    }

    public void Record(PolicyEvent decision)
    {
        lock (_gate)
        {
            _line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_line))
            {
                Write(json, decision);
            }

            _line.Write("\n"u8);
            _file.Write(_line.WrittenSpan);
        }
    }

    public void Dispose() => _file.Dispose();

    private void Write(Utf8JsonWriter json, PolicyEvent decision)
    {
        json.WriteStartObject();
        json.WriteString("event.name"u8, EventName);
        json.WriteString("event.timestamp"u8, decision.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("network.policy.scope"u8, decision.IsHostDecision ? "domain" : "non_domain");
        json.WriteString("network.policy.decision"u8, decision.Decision);
        json.WriteString("network.policy.source"u8, decision.Source);
        json.WriteString("network.policy.reason"u8, decision.Reason);
        json.WriteBoolean("network.policy.override"u8, decision.IsOverride);
        json.WriteString("network.transport.protocol"u8, decision.Protocol.Transport());
        json.WriteString("server.address"u8, decision.Host);
        json.WriteNumber("server.port"u8, decision.Port);
        json.WriteString("http.request.method"u8, decision.Method ?? "none");
        json.WriteString("client.address"u8, decision.Client ?? "unknown");
        if (decision.ExecutionId is { } id)
        {
            json.WriteString("execution.id"u8, id);
        }

        foreach (var (name, value) in _session)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }
}
