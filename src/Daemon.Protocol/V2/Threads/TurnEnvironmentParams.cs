namespace Daemon.Protocol.V2.Threads;

/// <summary>An execution environment chosen for turns.</summary>
public sealed record TurnEnvironmentParams
{
    public required string Cwd { get; init; }

    public required string EnvironmentId { get; init; }

    public IReadOnlyList<string>? RuntimeWorkspaceRoots { get; init; }
}
