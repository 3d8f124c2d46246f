using Daemon.AppServer;

namespace Daemon.Cli.Sandboxing;

/// <summary>What one run of <c>codex sandbox</c> is to do.</summary>
internal sealed record SandboxRequest
{
    /// <summary>Its cwd is the command's.</summary>
    public required DaemonOptions Daemon { get; init; }

    /// <summary>Empty with <see cref="Probe"/> only.</summary>
    public required IReadOnlyList<string> Argv { get; init; }

    /// <summary>Null is the configured one.</summary>
    public string? Profile { get; init; }

    /// <summary>Take the legacy mode <c>workspace-write</c>.</summary>
    public bool FullAuto { get; init; }

    public bool Explain { get; init; }

    public bool Probe { get; init; }

    /// <summary>Print for programs; with <see cref="Explain"/> and <see cref="Probe"/>.</summary>
    public bool Json { get; init; }

    /// <summary>Absolute paths of sockets that it may use whatever its network is; macOS only.</summary>
    public IReadOnlyList<string> UnixSockets { get; init; } = [];

    /// <summary>List on standard error what was refused.</summary>
    public bool LogDenials { get; init; }
}
