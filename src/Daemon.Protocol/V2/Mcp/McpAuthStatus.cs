using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Mcp;

/// <summary>Whether a tool server needs a sign-in.</summary>
[JsonConverter(typeof(WireEnumConverter<McpAuthStatus>))]
public enum McpAuthStatus
{
    Unknown,
    Unsupported,
    NotLoggedIn,
    BearerToken,
    OAuth,
}
