using System.Text.Json;

namespace Daemon.Mcp.Connections;

/// <summary>A server's question to the user (MCP specification, "Elicitation").</summary>
/// <param name="Mode"><c>form</c> or <c>url</c>.</param>
/// <param name="RequestedSchema">Raw JSON; set for a form.</param>
/// <param name="Url">Set for a url.</param>
/// <param name="ElicitationId">Set for a url.</param>
/// <param name="Meta">Raw JSON of <c>_meta</c>; null when absent.</param>
public sealed record Elicitation(
    string Mode, string Message, ReadOnlyMemory<byte>? RequestedSchema, string? Url, string? ElicitationId, ReadOnlyMemory<byte>? Meta);

/// <param name="Action"><c>accept, decline</c> or <c>cancel</c>.</param>
/// <param name="Content">Raw JSON of what was filled in; null for nothing.</param>
/// <param name="Meta">Raw JSON; null for none.</param>
public sealed record ElicitationResult(string Action, ReadOnlyMemory<byte>? Content = null, ReadOnlyMemory<byte>? Meta = null)
{
    public static ElicitationResult Decline { get; } = new("decline");

    public static ElicitationResult Cancel { get; } = new("cancel");

    /// <summary>Writes the members of the answer to the server.</summary>
    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("action"u8, Action);
        if (Action == "accept")
        {
            writer.WritePropertyName("content"u8);
            writer.WriteRawValue(Content is { } content ? content.Span : "{}"u8, skipInputValidation: true);
        }

        if (Meta is { } meta)
        {
            writer.WritePropertyName("_meta"u8);
            writer.WriteRawValue(meta.Span, skipInputValidation: true);
        }
    }
}

/// <summary>Declines every question: for connections behind which no user sits.</summary>
public sealed class DeclinedElicitations : IElicitationHandler
{
    public Task<ElicitationResult> ElicitAsync(Elicitation elicitation, CancellationToken cancellationToken) =>
        Task.FromResult(ElicitationResult.Decline);
}

/// <summary>Puts a server's questions to the user. Thread-safe.</summary>
public interface IElicitationHandler
{
    /// <summary>
    /// Waits for the user as long as it takes. <paramref name="cancellationToken"/> fires when the server withdraws the question or
    /// its connection ends.
    /// </summary>
    Task<ElicitationResult> ElicitAsync(Elicitation elicitation, CancellationToken cancellationToken);
}
