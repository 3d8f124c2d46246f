using System.Text.Json;

namespace Daemon.Mcp.Connections;

/// <summary>What goes along with a request to a server.</summary>
internal sealed record CallOptions
{
    /// <summary>Null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Writes members into the request's <c>_meta</c>.</summary>
    public Action<Utf8JsonWriter>? WriteMeta { get; init; }

    /// <summary>Gets the text of each progress notification that has one. Must return promptly.</summary>
    public Action<string>? OnProgress { get; init; }

    /// <summary>Answers questions that the server asks while it works on the request.</summary>
    public IElicitationHandler? Elicitations { get; init; }

    /// <summary>Whether this is the first request: it has no <c>_meta</c>, and the protocol forbids to cancel it.</summary>
    public bool IsHandshake { get; init; }

    public static CallOptions None { get; } = new();
}
