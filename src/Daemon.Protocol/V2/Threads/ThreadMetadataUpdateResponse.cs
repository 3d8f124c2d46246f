namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/metadata/update</c>.</summary>
public sealed record ThreadMetadataUpdateResponse
{
    public required Thread Thread { get; init; }
}
