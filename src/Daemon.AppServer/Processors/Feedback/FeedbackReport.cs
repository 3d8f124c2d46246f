using System.Text.Json;
using Daemon.AppServer.Dispatch;

namespace Daemon.AppServer.Processors.Feedback;

/// <summary>What a user says of a session, as an archive: <c>report.json</c>, <c>manifest.json</c> and the files that they let us take along.</summary>
internal sealed record FeedbackReport
{
    /// <summary>The most that one attached file may have; of a larger one, the end is taken.</summary>
    private const int MaxFileBytes = 8 * 1024 * 1024;

    public required string Classification { get; init; }

    public required string ThreadId { get; init; }

    public required string? Reason { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Absolute paths; those that cannot be read are left out.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    public required string Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public byte[] ToArchive()
    {
        var zip = new StoredZip();
        zip.Add("report.json", RawDocument.Of(Write).Utf8.Span);
        var attached = new List<string>();
        foreach (var file in Files.Distinct(StringComparer.Ordinal))
        {
            if (Tail(file) is { } content)
            {
                attached.Add($"attachments/{attached.Count}-{Path.GetFileName(file)}");
                zip.Add(attached[^1], content);
            }
        }

        zip.Add("manifest.json", RawDocument.Of(writer =>
        {
            writer.WriteStartArray();
            foreach (var name in attached)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }).Utf8.Span);
        return zip.ToArray();
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("event_id"u8, Guid.NewGuid().ToString("N"));
        writer.WriteString("message"u8, $"[{Title(Classification)}]: Codex session {ThreadId}");
        writer.WriteNumber("timestamp"u8, At.ToUnixTimeMilliseconds() / 1000.0);
        writer.WriteStartObject("tags"u8);
        foreach (var (name, value) in Tags)
        {
            writer.WriteString(name, value);
        }

        writer.WriteString("classification"u8, Classification);
        writer.WriteString("cli_version"u8, Version);
        writer.WriteString("thread_id"u8, ThreadId);
        if (Reason is not null)
        {
            writer.WriteString("reason"u8, Reason);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary><c>bad_result</c> is "Bad result".</summary>
    private static string Title(string classification) =>
        classification.Length == 0 ? "Other" : char.ToUpperInvariant(classification[0]) + classification[1..].Replace('_', ' ');

    private static byte[]? Tail(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Seek(Math.Max(0, file.Length - MaxFileBytes), SeekOrigin.Begin);
            var content = new byte[file.Length - file.Position];
            file.ReadExactly(content);
            return content;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Feedback about a broken daemon must not fail for what is broken.
            return null;
        }
    }
}
