using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Daemon.Cli.Diagnosis;

/// <summary>The report for a program: an object of checks by their ids.</summary>
internal static class DoctorJson
{
    private const int SchemaVersion = 1;

    public static string Compose(IReadOnlyList<Examination> examinations, string version, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion"u8, SchemaVersion);
            writer.WriteString("generatedAt"u8, now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            writer.WriteString("overallStatus"u8, Name(examinations.Max(e => e.Finding.Status)));
            writer.WriteString("codexVersion"u8, version);
            writer.WriteStartObject("checks"u8);
            foreach (var examination in examinations)
            {
                Write(writer, examination);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, Examination examination)
    {
        writer.WriteStartObject(examination.Id);
        writer.WriteString("id"u8, examination.Id);
        writer.WriteString("category"u8, examination.Category);
        writer.WriteString("status"u8, Name(examination.Finding.Status));
        writer.WriteString("summary"u8, examination.Finding.Summary);
        writer.WriteStartObject("details"u8);
        foreach (var (name, value) in examination.Finding.Details)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteString("remediation"u8, examination.Finding.Remedy);
        writer.WriteNumber("durationMs"u8, (long)examination.Duration.TotalMilliseconds);
        writer.WriteEndObject();
    }

    private static string Name(FindingStatus status) => status switch
    {
        FindingStatus.Ok => "ok",
        FindingStatus.Warning => "warning",
        _ => "fail",
    };
}
