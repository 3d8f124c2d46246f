using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Tools;

/// <summary>How a call stands.</summary>
[JsonConverter(typeof(WireEnumConverter<DynamicToolCallStatus>))]
public enum DynamicToolCallStatus
{
    InProgress,
    Completed,
    Failed,
}
