namespace Daemon.Protocol.V2.Environments;

/// <summary>The parameters of <c>environment/info</c>.</summary>
public sealed record EnvironmentInfoParams
{
    public required string EnvironmentId { get; init; }
}
