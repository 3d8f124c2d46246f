namespace Daemon.Protocol.V2.Mcp;

/// <summary>The parameters of <c>mcpServer/oauth/login</c>.</summary>
public sealed record McpServerOauthLoginParams
{
    public required string Name { get; init; }

    /// <summary>Whose configuration counts; null means the daemon's own.</summary>
    public string? ThreadId { get; init; }

    /// <summary>Null means what the server supports.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Null for <see cref="McpServerOauthClientRegistration.Auto"/>. This daemon registers dynamically and refuses <c>cimd</c>.</summary>
    public McpServerOauthClientRegistration? ClientRegistration { get; init; }

    /// <summary>How long to wait for the user; null for the default.</summary>
    public long? TimeoutSecs { get; init; }
}
