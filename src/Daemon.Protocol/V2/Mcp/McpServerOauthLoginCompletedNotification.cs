namespace Daemon.Protocol.V2.Mcp;

/// <summary>The parameters of <c>mcpServer/oauthLogin/completed</c>: a sign-in to a tool server is over.</summary>
public sealed record McpServerOauthLoginCompletedNotification
{
    /// <summary>The server's name in the configuration.</summary>
    public required string Name { get; init; }

    public required bool Success { get; init; }

    /// <summary>What went wrong; null for success.</summary>
    public string? Error { get; init; }

    public string? LoginId { get; init; }

    /// <summary>The thread whose configuration names the server; null for the daemon's own.</summary>
    public string? ThreadId { get; init; }
}
