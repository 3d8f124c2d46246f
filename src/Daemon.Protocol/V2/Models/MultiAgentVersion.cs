using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Models;

/// <summary>Which generation of multi-agent tools a model uses.</summary>
[JsonConverter(typeof(WireEnumConverter<MultiAgentVersion>))]
public enum MultiAgentVersion
{
    Disabled,
    V1,
    V2,
}
