namespace Daemon.Protocol.V2.Mcp;

/// <summary>How this client makes itself known to a tool server's authorization server.</summary>
public enum McpServerOauthClientRegistration
{
    /// <summary>As the server offers.</summary>
    Auto,

    /// <summary>By a document that the client's id is the address of.</summary>
    Cimd,

    /// <summary>Dynamically (RFC 7591).</summary>
    Dcr,
}
