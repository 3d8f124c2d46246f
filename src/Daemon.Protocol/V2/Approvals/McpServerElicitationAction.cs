using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>What the user did with a form.</summary>
[JsonConverter(typeof(WireEnumConverter<McpServerElicitationAction>))]
public enum McpServerElicitationAction
{
    Accept,
    Decline,
    Cancel,
}
