using System.Text;
using System.Text.Json;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Turns;

/// <summary>Reads model items that are shown but not run.</summary>
internal static class ModelItemReader
{
    public static TurnItem.Reasoning Reasoning(ResponseItem item, string id, bool showRaw)
    {
        using var document = JsonDocument.Parse(item.Json);
        return new TurnItem.Reasoning(id, Texts(document.RootElement, "summary"), showRaw ? Texts(document.RootElement, "content") : []);
    }

    public static TurnItem.WebSearch WebSearch(ResponseItem item, string id)
    {
        using var document = JsonDocument.Parse(item.Json);
        if (!document.RootElement.TryGetProperty("action", out var action) || action.ValueKind != JsonValueKind.Object)
        {
            return new TurnItem.WebSearch(id, "", null);
        }

        var query = action.TryGetProperty("query", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
        return new TurnItem.WebSearch(id, query, Encoding.UTF8.GetBytes(action.GetRawText()));
    }

    private static List<string> Texts(JsonElement item, string member)
    {
        var texts = new List<string>();
        if (item.TryGetProperty(member, out var parts) && parts.ValueKind == JsonValueKind.Array)
        {
            foreach (var part in parts.EnumerateArray())
            {
                if (part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
                {
                    texts.Add(text.GetString()!);
                }
            }
        }

        return texts;
    }
}
