namespace Daemon.Protocol.V2.Environments;

/// <summary>The answer to <c>environment/info</c>.</summary>
public sealed record EnvironmentInfoResponse
{
    public string? Cwd { get; init; }

    public required EnvironmentShellInfo Shell { get; init; }
}
