using System.Text.Json;

namespace Daemon.Testing.Model;

/// <summary>One request as the fake server received it.</summary>
/// <param name="Path">With the query, e.g. <c>/v1/responses?a=b</c>.</param>
/// <param name="Headers">Names are compared without case; repeated headers are joined by a comma.</param>
/// <param name="Connection">Number of the connection that it came on, from 0.</param>
public sealed record RecordedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body, int Connection)
{
    /// <summary>The body as JSON; throws when it is none.</summary>
    public JsonElement Json
    {
        get
        {
            using JsonDocument document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }

    /// <summary>The members of <c>input</c>.</summary>
    public IReadOnlyList<JsonElement> Input => [.. Json.GetProperty("input").EnumerateArray()];

    /// <summary>All texts of the input's message parts and tool outputs, in order: what the model would read.</summary>
    public IReadOnlyList<string> InputTexts => [.. Input.SelectMany(TextsOf)];

    private static IEnumerable<string> TextsOf(JsonElement item)
    {
        foreach (string member in (string[])["content", "output"])
        {
            if (!item.TryGetProperty(member, out JsonElement value))
            {
                continue;
            }

            if (value.ValueKind == JsonValueKind.String)
            {
                yield return value.GetString()!;
            }
            else if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement part in value.EnumerateArray())
                {
                    if (part.TryGetProperty("text", out JsonElement text))
                    {
                        yield return text.GetString()!;
                    }
                }
            }
        }
    }
}
