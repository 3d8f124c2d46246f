using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Items;

/// <summary>How a message reaches the user.</summary>
[JsonConverter(typeof(WireEnumConverter<AgentMessageDelivery>))]
public enum AgentMessageDelivery
{
    Async,
}
