namespace Daemon.Protocol.V2.Reviews;

/// <summary>Where a review runs.</summary>
public enum ReviewDelivery
{
    Inline,
}
