using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Daemon.Cli.Managed;

/// <summary>What a command about the managed daemon answers, as programs read it.</summary>
internal sealed record DaemonStatus(string Status)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>pid</c> when the daemon was started by such a command.</summary>
    public string? Backend { get; init; }

    public int? Pid { get; init; }

    public bool? AutoUpdateEnabled { get; init; }

    public bool? RemoteControlEnabled { get; init; }

    /// <summary>The executable, which is both the one that runs and the one that is managed: nothing is copied.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the answer names the executable.</summary>
    public bool HasPaths { get; init; } = true;

    public required string Version { get; init; }

    public required string Socket { get; init; }

    /// <summary>Null when no daemon answers.</summary>
    public string? AppServerVersion { get; init; }

    /// <summary>One line of JSON; what is not known is left out.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("status", Status);
            Write(writer, "backend", Backend);
            if (Pid is { } pid)
            {
                writer.WriteNumber("pid", pid);
            }

            if (AutoUpdateEnabled is { } updates)
            {
                writer.WriteBoolean("autoUpdateEnabled", updates);
            }

            if (RemoteControlEnabled is { } remote)
            {
                writer.WriteBoolean("remoteControlEnabled", remote);
            }

            if (HasPaths)
            {
                writer.WriteString("managedCodexPath", Path);
                writer.WriteString("managedCodexVersion", Version);
            }

            writer.WriteString("socketPath", Socket);
            writer.WriteString("cliVersion", Version);
            Write(writer, "appServerVersion", AppServerVersion);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
