namespace Daemon.Protocol.V2.Mcp;

/// <summary>Failures of a start that the client can act on.</summary>
public enum McpServerStartupFailureReason
{
    ReauthenticationRequired,
}
