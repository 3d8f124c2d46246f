using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Items;

/// <summary>What happened to a sub-agent.</summary>
[JsonConverter(typeof(WireEnumConverter<SubAgentActivityKind>))]
public enum SubAgentActivityKind
{
    Started,
    Interacted,
    Interrupted,
    Completed,
}
