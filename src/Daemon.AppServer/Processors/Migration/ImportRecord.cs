using System.Text.Json;
using Daemon.AppServer.Dispatch;

namespace Daemon.AppServer.Processors.Migration;

/// <summary>One thing of an import, as it is kept. Names of kinds and members are those of the file, which only this daemon reads.</summary>
/// <param name="Kind">The wire name of its kind.</param>
/// <param name="FailureStage">Null when it was taken over.</param>
internal sealed record ImportedThing(
    string Kind, string? Cwd, string? Source, string? Target, string? Title, string? FailureStage, string? Message, string? ErrorType, string? SubErrorType);

/// <summary>An import of another agent's settings: a line of the file.</summary>
internal sealed record ImportRecord(string Id, string? Provider, long CompletedAtMs, IReadOnlyList<ImportedThing> Things)
{
    public ReadOnlyMemory<byte> ToLine() => RawDocument.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, Id);
        writer.WriteString("provider"u8, Provider);
        writer.WriteNumber("completed_at_ms"u8, CompletedAtMs);
        writer.WriteStartArray("things"u8);
        foreach (var thing in Things)
        {
            writer.WriteStartObject();
            writer.WriteString("kind"u8, thing.Kind);
            Write(writer, "cwd", thing.Cwd);
            Write(writer, "source", thing.Source);
            Write(writer, "target", thing.Target);
            Write(writer, "title", thing.Title);
            Write(writer, "failure_stage", thing.FailureStage);
            Write(writer, "message", thing.Message);
            Write(writer, "error_type", thing.ErrorType);
            Write(writer, "sub_error_type", thing.SubErrorType);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }).Utf8;

    /// <summary>Null for a line that is none, such as one that was cut by a crash.</summary>
    public static ImportRecord? TryRead(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            return new ImportRecord(
                json.GetProperty("id").GetString()!,
                Text(json, "provider"),
                json.GetProperty("completed_at_ms").GetInt64(),
                [.. json.GetProperty("things").EnumerateArray().Select(Thing)]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static ImportedThing Thing(JsonElement json) => new(
        json.GetProperty("kind").GetString()!,
        Text(json, "cwd"),
        Text(json, "source"),
        Text(json, "target"),
        Text(json, "title"),
        Text(json, "failure_stage"),
        Text(json, "message"),
        Text(json, "error_type"),
        Text(json, "sub_error_type"));

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
