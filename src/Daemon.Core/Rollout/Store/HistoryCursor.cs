using System.Buffers;
using System.Text;
using System.Text.Json;
using Daemon.Core.Rollout.Lines;

namespace Daemon.Core.Rollout.Store;

/// <summary>A place among the turns or the items of a thread, as clients hand it back: JSON text.</summary>
/// <param name="Ordinal">Of the line that stands for the row.</param>
/// <param name="IncludeAnchor">Whether a page begins with that row or behind it.</param>
/// <param name="ScopeKind">What is paged; a cursor of one kind is refused by the other.</param>
internal readonly record struct HistoryCursor(string ThreadId, long Ordinal, bool IncludeAnchor, string ScopeKind)
{
    public const string Turns = "turns";
    public const string Items = "itemsByCreatedAtOrdinal";

    /// <exception cref="RolloutException">The text is no cursor of this thread and kind.</exception>
    public static HistoryCursor Parse(string text, string threadId, string scopeKind)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var cursor = document.RootElement;
            if (cursor.Int64("rolloutOrdinal") is { } ordinal
                && cursor.Boolean("includeAnchor") is { } include
                && cursor.String("requestedThreadId") == threadId
                && cursor.Get("scope")?.String("kind") == scopeKind)
            {
                return new HistoryCursor(threadId, ordinal, include, scopeKind);
            }
        }
        catch (JsonException)
        {
            // Not even JSON: refused below with all the rest.
        }

        throw new RolloutException($"invalid cursor: {text}");
    }

    public bool Admits(long ordinal, bool descending) =>
        ordinal == Ordinal ? IncludeAnchor : descending ? ordinal < Ordinal : ordinal > Ordinal;

    public override string ToString()
    {
        var buffer = new ArrayBufferWriter<byte>(160);
        using var json = new Utf8JsonWriter(buffer, RolloutLineWriter.JsonOptions);
        json.WriteStartObject();
        json.WriteString("requestedThreadId"u8, ThreadId);
        json.WriteNumber("rolloutOrdinal"u8, Ordinal);
        json.WriteBoolean("includeAnchor"u8, IncludeAnchor);
        json.WriteStartObject("scope"u8);
        json.WriteString("kind"u8, ScopeKind);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
