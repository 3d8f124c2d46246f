using System.Text.Json;

namespace Daemon.Protocol.V2.Tools;

/// <summary>The parameters of the server's request <c>item/tool/call</c>.</summary>
public sealed record DynamicToolCallParams
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public required string CallId { get; init; }

    public string? Namespace { get; init; }

    public required string Tool { get; init; }

    public required JsonElement Arguments { get; init; }
}
