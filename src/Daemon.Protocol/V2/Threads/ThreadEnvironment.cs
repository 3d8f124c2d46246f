namespace Daemon.Protocol.V2.Threads;

/// <summary>An execution environment of a thread.</summary>
public sealed record ThreadEnvironment
{
    public required string EnvironmentId { get; init; }

    public required string Cwd { get; init; }

    public required IReadOnlyList<string> RuntimeWorkspaceRoots { get; init; }
}
