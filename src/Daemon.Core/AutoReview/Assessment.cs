using System.Text.Json;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.AutoReview;

/// <summary>The reviewer's answer: one JSON object, possibly within other words.</summary>
internal static class Assessment
{
    /// <summary>The form that the answer is asked for in.</summary>
    public static readonly ReadOnlyMemory<byte> Schema =
        """
        {"type":"object","additionalProperties":false,"properties":{"risk_level":{"type":"string","enum":["low","medium","high","critical"]},"user_authorization":{"type":"string","enum":["unknown","low","medium","high"]},"outcome":{"type":"string","enum":["allow","deny"]},"rationale":{"type":"string"}},"required":["outcome"]}
        """u8.ToArray();

    /// <summary>Null when the text holds no valid answer: that is no consent.</summary>
    public static AutoReviewOutcome? Parse(string text)
    {
        var start = text.IndexOf('{', StringComparison.Ordinal);
        var end = text.LastIndexOf('}');
        if (start < 0 || end < start)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(start, end - start + 1));
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AutoReviewOutcome? Read(JsonElement json)
    {
        var (outcome, risk, authorization, rationale) = (Word(json, "outcome"), Word(json, "risk_level"), Word(json, "user_authorization"), Word(json, "rationale"));
        if (risk is not (null or "low" or "medium" or "high" or "critical") || authorization is not (null or "unknown" or "low" or "medium" or "high"))
        {
            return null;
        }

        return outcome switch
        {
            "allow" => new AutoReviewOutcome(
                AutoReviewStatus.Approved, risk ?? "low", authorization ?? "unknown", rationale ?? "The reviewer sees little risk and gave no further reason."),
            "deny" => new AutoReviewOutcome(
                AutoReviewStatus.Denied, risk ?? "high", authorization ?? "unknown", rationale ?? "The reviewer gave no reason."),
            _ => null,
        };
    }

    private static string? Word(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
