namespace Daemon.Protocol.V2.Tools;

/// <summary>The client's answer to <c>item/tool/call</c>.</summary>
public sealed record DynamicToolCallResponse
{
    public required IReadOnlyList<DynamicToolCallOutputContentItem> ContentItems { get; init; }

    public required bool Success { get; init; }
}
