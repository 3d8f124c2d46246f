namespace Daemon.Protocol.V2.Environments;

/// <summary>The parameters of <c>environment/status</c>.</summary>
public sealed record EnvironmentStatusParams
{
    public required string EnvironmentId { get; init; }
}
