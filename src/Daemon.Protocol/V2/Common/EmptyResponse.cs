namespace Daemon.Protocol.V2.Common;

/// <summary>The answer <c>{}</c> of every method that has nothing to say but that it is done.</summary>
public sealed record EmptyResponse
{
    public static EmptyResponse Instance { get; } = new();
}
