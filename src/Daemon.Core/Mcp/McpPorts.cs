using Daemon.Mcp.Http;
using Daemon.Mcp.Servers;

namespace Daemon.Core.Mcp;

/// <summary>What a session needs for its tool servers; the composition root fills it.</summary>
/// <param name="Pool">The servers of the whole daemon.</param>
/// <param name="Tokens">A server's name and address to the sign-in of the user.</param>
/// <param name="KeepApproval">
/// Writes into the user's configuration that a tool (the second name) of a server (the first) is called unasked from now on. Returns what
/// is wrong when it cannot; null when it is written.
/// </param>
public sealed record McpPorts(
    McpServerPool Pool, Func<string, Uri, IAccessTokens> Tokens, Func<string, string, CancellationToken, Task<string?>> KeepApproval);
