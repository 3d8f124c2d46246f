using System.Text.Json;
using Daemon.Mcp.Wire;

namespace Daemon.Mcp.Tools;

/// <summary>A tool as its server describes it. Hints are the server's own word and prove nothing.</summary>
/// <param name="Json">The whole description: raw JSON on one line.</param>
/// <param name="InputSchema">Raw JSON; <c>{}</c> when the server gave none.</param>
/// <param name="Annotations">Raw JSON of the hints without the title; null when there are none.</param>
public sealed record McpTool(
    string Name,
    ReadOnlyMemory<byte> Json,
    string? Title,
    string? Description,
    ReadOnlyMemory<byte> InputSchema,
    ReadOnlyMemory<byte>? Annotations)
{
    private static readonly string[] Hints = ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"];

    public bool? ReadOnlyHint { get; init; }

    public bool? DestructiveHint { get; init; }

    public bool? OpenWorldHint { get; init; }

    /// <summary>Null when the description has no name.</summary>
    internal static McpTool? TryRead(JsonElement tool)
    {
        if (tool.Text("name") is not { Length: > 0 } name)
        {
            return null;
        }

        var annotations = tool.Member("annotations") ?? default;
        return new McpTool(
            name,
            tool.Compact(),
            tool.Text("title"),
            tool.Text("description"),
            tool.Member("inputSchema") is { ValueKind: JsonValueKind.Object } schema ? schema.Compact() : "{}"u8.ToArray(),
            HintsOf(annotations))
        {
            ReadOnlyHint = annotations.Flag("readOnlyHint"),
            DestructiveHint = annotations.Flag("destructiveHint"),
            OpenWorldHint = annotations.Flag("openWorldHint"),
        };
    }

    private static ReadOnlyMemory<byte>? HintsOf(JsonElement annotations)
    {
        var known = Hints.Where(hint => annotations.Flag(hint) is not null).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var members = known.Select(hint => $"\"{hint}\":{(annotations.Flag(hint) == true ? "true" : "false")}");
        return System.Text.Encoding.UTF8.GetBytes($"{{{string.Join(',', members)}}}");
    }
}
