using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Processes;

/// <summary>The parameters of <c>process/spawn</c>.</summary>
public sealed record ProcessSpawnParams
{
    public required IReadOnlyList<string> Command { get; init; }

    public required AbsolutePath Cwd { get; init; }

    /// <summary>Added to the environment; null removes a variable.</summary>
    public IReadOnlyDictionary<string, string?>? Env { get; init; }

    /// <summary>Bytes per stream.</summary>
    public Optional<ulong?> OutputBytesCap { get; init; }

    public required string ProcessHandle { get; init; }

    public ProcessTerminalSize? Size { get; init; }

    public bool StreamStdin { get; init; }

    public bool StreamStdoutStderr { get; init; }

    /// <summary>Milliseconds.</summary>
    public Optional<long?> TimeoutMs { get; init; }

    public bool Tty { get; init; }
}
