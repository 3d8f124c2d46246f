using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Mcp;

/// <summary>Failures of a start that the client can act on.</summary>
[JsonConverter(typeof(WireEnumConverter<McpServerStartupFailureReason>))]
public enum McpServerStartupFailureReason
{
    ReauthenticationRequired,
}
