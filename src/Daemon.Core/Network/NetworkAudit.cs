using Daemon.NetworkProxy.Audit;
using Daemon.Telemetry;
using Daemon.Telemetry.Logs;

namespace Daemon.Core.Network;

/// <summary>
/// Where the decisions of a proxy are told: a file, if the daemon's environment asks for one, and the log collector of the configuration.
/// The file is the operator's to name: a project's configuration cannot.
/// </summary>
/// <remarks>Thread-safe.</remarks>
public sealed class NetworkAudit : IPolicyAudit, IDisposable
{
    /// <summary>An absolute path, to which every proxy of every process appends.</summary>
    public const string Variable = "CODEX_NETWORK_AUDIT_LOG";

    private const string Scope = "codex_otel.network_proxy";

    private readonly AuditFile? _file;
    private readonly ILogSink? _logs;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _fields;

    private NetworkAudit(AuditFile? file, ILogSink? logs, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        _file = file;
        _logs = logs;
        _fields = fields;
    }

    /// <summary>Null when nothing is asked for.</summary>
    /// <param name="environment">The daemon's own variables.</param>
    /// <param name="logs">The collector; null for none.</param>
    /// <param name="fields">Of every event, such as <c>conversation.id</c>.</param>
    /// <exception cref="IOException">The file cannot be opened: who must audit does not go on without.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static NetworkAudit? Open(
        IReadOnlyDictionary<string, string> environment, ILogSink? logs, params IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var file = environment.GetValueOrDefault(Variable) is { Length: > 0 } path ? new AuditFile(path, fields) : null;
        return file is null && logs is null ? null : new NetworkAudit(file, logs, fields);
    }

    public void Record(PolicyEvent decision)
    {
        _file?.Record(decision);
        if (_logs is not null)
        {
            var attributes = new Attributes();
            decision.WriteTo(attributes);
            foreach (var (name, value) in _fields)
            {
                attributes.Text(name, value);
            }

            _logs.Emit(new LogRecord(decision.Time, Scope, PolicyEvent.Name, attributes.All));
        }
    }

    public void Dispose() => _file?.Dispose();

    private sealed class Attributes : IPolicyFields
    {
        public List<TelemetryAttribute> All { get; } = [];

        public void Text(string name, string value) => All.Add(new TelemetryAttribute.Text(name, value));

        public void Flag(string name, bool value) => All.Add(new TelemetryAttribute.Flag(name, value));

        public void Number(string name, int value) => All.Add(new TelemetryAttribute.Number(name, value));
    }
}
