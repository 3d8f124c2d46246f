using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Mcp;

/// <summary>The answer to <c>mcpServer/oauth/login</c>.</summary>
public sealed record McpServerOauthLoginResponse
{
    /// <summary>The page on which the user signs in.</summary>
    public required string AuthorizationUrl { get; init; }

    /// <summary>Names the sign-in in <c>mcpServer/oauthLogin/completed</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LoginId { get; init; }
}
