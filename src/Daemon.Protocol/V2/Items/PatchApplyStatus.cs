using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Items;

/// <summary>How a patch stands.</summary>
[JsonConverter(typeof(WireEnumConverter<PatchApplyStatus>))]
public enum PatchApplyStatus
{
    InProgress,
    Completed,
    Failed,
    Declined,
}
