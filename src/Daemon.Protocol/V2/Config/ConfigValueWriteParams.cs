using System.Text.Json;

namespace Daemon.Protocol.V2.Config;

/// <summary>The parameters of <c>config/value/write</c>.</summary>
public sealed record ConfigValueWriteParams
{
    public string? ExpectedVersion { get; init; }

    public string? FilePath { get; init; }

    public required string KeyPath { get; init; }

    public required MergeStrategy MergeStrategy { get; init; }

    public required JsonElement Value { get; init; }
}
