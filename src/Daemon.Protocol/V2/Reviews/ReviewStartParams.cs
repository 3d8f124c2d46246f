namespace Daemon.Protocol.V2.Reviews;

/// <summary>The parameters of <c>review/start</c>.</summary>
public sealed record ReviewStartParams
{
    public required string ThreadId { get; init; }

    public ReviewDelivery? Delivery { get; init; }

    public required ReviewTarget Target { get; init; }
}
