using System.Buffers;
using System.Text.Json;

namespace Daemon.NetworkProxy.Audit;

/// <summary>
/// Appends each decision as one line of JSON. A line is one write: whole after a crash, and whole among the lines of other processes.
/// Thread-safe.
/// </summary>
public sealed class AuditFile : IPolicyAudit, IDisposable
{
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
        decision.WriteTo(new JsonFields(json));
        foreach (var (name, value) in _session)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private sealed class JsonFields(Utf8JsonWriter json) : IPolicyFields
    {
        public void Text(string name, string value) => json.WriteString(name, value);

        public void Flag(string name, bool value) => json.WriteBoolean(name, value);

        public void Number(string name, int value) => json.WriteNumber(name, value);
    }
}
