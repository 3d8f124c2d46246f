namespace Daemon.Protocol.V2.Models;

/// <summary>The answer to <c>modelProvider/config/write</c>.</summary>
public sealed record ModelProviderConfigWriteResponse
{
    public required ModelProviderSummary Provider { get; init; }
}
