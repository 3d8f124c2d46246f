using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Changes to a thread's git facts: an absent member stays, null clears.</summary>
public sealed record ThreadMetadataGitInfoUpdateParams
{
    [JsonConverter(typeof(OptionalConverter<string>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Branch { get; init; }

    [JsonConverter(typeof(OptionalConverter<string>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> OriginUrl { get; init; }

    [JsonConverter(typeof(OptionalConverter<string>))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Sha { get; init; }
}
