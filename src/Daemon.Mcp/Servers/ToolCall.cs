using System.Text.Json;
using Daemon.Mcp.Connections;

namespace Daemon.Mcp.Servers;

/// <summary>A call of a server's tool.</summary>
/// <param name="Tool">The server's own name of it.</param>
/// <param name="Arguments">A raw JSON object; null to leave it out.</param>
public sealed record ToolCall(string Tool, ReadOnlyMemory<byte>? Arguments)
{
    /// <summary>Null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Writes members of <c>_meta</c>; null for none.</summary>
    public Action<Utf8JsonWriter>? WriteMeta { get; init; }

    /// <summary>Gets the texts of the server's progress notifications, on its reading thread: must return promptly.</summary>
    public Action<string>? OnProgress { get; init; }

    /// <summary>Answers what the server asks the user meanwhile; null declines.</summary>
    public IElicitationHandler? Elicitations { get; init; }
}
