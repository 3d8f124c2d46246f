namespace Daemon.Protocol.V2.Config;

/// <summary>The parameters of <c>config/batchWrite</c>.</summary>
public sealed record ConfigBatchWriteParams
{
    public required IReadOnlyList<ConfigEdit> Edits { get; init; }

    public string? ExpectedVersion { get; init; }

    public string? FilePath { get; init; }

    public bool ReloadUserConfig { get; init; }
}
