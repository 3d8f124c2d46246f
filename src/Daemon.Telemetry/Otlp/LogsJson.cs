using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Daemon.Telemetry.Logs;

namespace Daemon.Telemetry.Otlp;

/// <summary>Writes <c>ExportLogsServiceRequest</c> as JSON (OTLP 1.x, "JSON Protobuf Encoding": 64-bit numbers are strings).</summary>
internal static class LogsJson
{
    public static byte[] Write(IReadOnlyList<TelemetryAttribute> resource, IReadOnlyList<LogRecord> records)
    {
        var output = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteStartArray("resourceLogs"u8);
            json.WriteStartObject();
            json.WriteStartObject("resource"u8);
            Attributes(json, resource);
            json.WriteEndObject();
            json.WriteStartArray("scopeLogs"u8);
            for (var start = 0; start < records.Count;)
            {
                var end = Scopes.EndOfGroup(records, start);
                json.WriteStartObject();
                json.WriteStartObject("scope"u8);
                json.WriteString("name"u8, records[start].Scope);
                json.WriteEndObject();
                json.WriteStartArray("logRecords"u8);
                for (; start < end; start++)
                {
                    Record(json, records[start]);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    private static void Record(Utf8JsonWriter json, LogRecord record)
    {
        var time = UnixTime.Nanoseconds(record.Time).ToString(CultureInfo.InvariantCulture);
        json.WriteStartObject();
        json.WriteString("timeUnixNano"u8, time);
        json.WriteString("observedTimeUnixNano"u8, time);
        json.WriteNumber("severityNumber"u8, Severity.Info);
        json.WriteString("severityText"u8, Severity.InfoText);
        json.WriteString("eventName"u8, record.EventName);
        Attributes(json, record.Attributes);
        json.WriteEndObject();
    }

    private static void Attributes(Utf8JsonWriter json, IReadOnlyList<TelemetryAttribute> attributes)
    {
        json.WriteStartArray("attributes"u8);
        foreach (var attribute in attributes)
        {
            json.WriteStartObject();
            json.WriteString("key"u8, attribute.Key);
            json.WriteStartObject("value"u8);
            switch (attribute)
            {
                case TelemetryAttribute.Text text:
                    json.WriteString("stringValue"u8, text.Value);
                    break;
                case TelemetryAttribute.Flag flag:
                    json.WriteBoolean("boolValue"u8, flag.Value);
                    break;
                case TelemetryAttribute.Number number:
                    json.WriteString("intValue"u8, number.Value.ToString(CultureInfo.InvariantCulture));
                    break;
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
