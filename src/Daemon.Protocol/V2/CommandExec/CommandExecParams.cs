using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.Protocol.V2.CommandExec;

/// <summary>The parameters of <c>command/exec</c>.</summary>
public sealed record CommandExecParams
{
    public required IReadOnlyList<string> Command { get; init; }

    public string? Cwd { get; init; }

    public bool DisableOutputCap { get; init; }

    public bool DisableTimeout { get; init; }

    /// <summary>Added to the environment; null removes a variable.</summary>
    public IReadOnlyDictionary<string, string?>? Env { get; init; }

    /// <summary>Bytes per stream.</summary>
    public ulong? OutputBytesCap { get; init; }

    [WireExperimental]
    public string? PermissionProfile { get; init; }

    public string? ProcessId { get; init; }

    public SandboxPolicy? SandboxPolicy { get; init; }

    public CommandExecTerminalSize? Size { get; init; }

    public bool StreamStdin { get; init; }

    public bool StreamStdoutStderr { get; init; }

    /// <summary>Milliseconds.</summary>
    public long? TimeoutMs { get; init; }

    public bool Tty { get; init; }
}
