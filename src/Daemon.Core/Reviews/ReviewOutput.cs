using System.Text;
using System.Text.Json;

namespace Daemon.Core.Reviews;

/// <summary>Something that a reviewer found.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="StartLine">The first line concerned, from 1.</param>
/// <param name="EndLine">The last line concerned.</param>
internal sealed record ReviewFinding(string Title, string Body, string Path, long StartLine, long EndLine);

/// <summary>A reviewer's answer in the form that it was asked for.</summary>
/// <param name="Explanation">The verdict in words; may be empty.</param>
/// <param name="Json">The whole answer as raw JSON; null when the reviewer answered in plain words.</param>
internal sealed record ReviewOutput(string Explanation, IReadOnlyList<ReviewFinding> Findings, ReadOnlyMemory<byte>? Json)
{
    /// <summary>Reads an answer. One that is no such JSON, even within other words, is taken as the explanation.</summary>
    public static ReviewOutput Parse(string text)
    {
        if (TryParse(text) is { } whole)
        {
            return whole;
        }

        var start = text.IndexOf('{', StringComparison.Ordinal);
        var end = text.LastIndexOf('}');
        return start >= 0 && end > start && TryParse(text[start..(end + 1)]) is { } within ? within : new ReviewOutput(text, [], null);
    }

    /// <summary>For people: the explanation, then the findings. Empty when there is neither.</summary>
    public string Render()
    {
        var sections = new List<string>(2);
        if (Explanation.Trim() is { Length: > 0 } explanation)
        {
            sections.Add(explanation);
        }

        if (Findings.Count > 0)
        {
            var heading = Findings.Count == 1 ? "Review comment:" : "Full review comments:";
            sections.Add(string.Join("\n\n", Findings.Select(Render).Prepend(heading)));
        }

        return string.Join("\n\n", sections);
    }

    private static string Render(ReviewFinding finding) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"- {finding.Title} — {finding.Path}:{finding.StartLine}-{finding.EndLine}\n  {finding.Body.ReplaceLineEndings("\n  ")}");

    private static ReviewOutput? TryParse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var findings = new List<ReviewFinding>();
            foreach (var finding in root.GetProperty("findings").EnumerateArray())
            {
                findings.Add(ReadFinding(finding));
            }

            _ = Text(root, "overall_correctness");
            _ = root.GetProperty("overall_confidence_score").GetDouble();
            return new ReviewOutput(Text(root, "overall_explanation"), findings, Encoding.UTF8.GetBytes(root.GetRawText()));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // The accessors' words for a member that is missing or of another type.
            return null;
        }
    }

    private static ReviewFinding ReadFinding(JsonElement finding)
    {
        var place = finding.GetProperty("code_location");
        var lines = place.GetProperty("line_range");
        return new ReviewFinding(
            Text(finding, "title"),
            Text(finding, "body"),
            Text(place, "absolute_file_path"),
            lines.GetProperty("start").GetInt64(),
            lines.GetProperty("end").GetInt64());
    }

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString() ?? throw new FormatException(member);
}
