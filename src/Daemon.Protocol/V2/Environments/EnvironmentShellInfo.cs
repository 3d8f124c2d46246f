namespace Daemon.Protocol.V2.Environments;

/// <summary>The shell of an environment.</summary>
public sealed record EnvironmentShellInfo
{
    public required string Name { get; init; }

    public required string Path { get; init; }
}
