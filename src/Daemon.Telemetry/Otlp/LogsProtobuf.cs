using Daemon.Telemetry.Logs;

namespace Daemon.Telemetry.Otlp;

/// <summary>Writes <c>ExportLogsServiceRequest</c> (opentelemetry-proto 1.x, logs/v1/logs.proto and common/v1/common.proto).</summary>
internal static class LogsProtobuf
{
    public static byte[] Write(IReadOnlyList<TelemetryAttribute> resource, IReadOnlyList<LogRecord> records)
    {
        var output = new ProtobufWriter();
        var resourceLogs = output.Begin(1);
        var resourceMessage = output.Begin(1);
        Attributes(output, 1, resource);
        output.End(resourceMessage);
        for (var start = 0; start < records.Count;)
        {
            var end = Scopes.EndOfGroup(records, start);
            var scopeLogs = output.Begin(2);
            var scope = output.Begin(1);
            output.String(1, records[start].Scope);
            output.End(scope);
            for (; start < end; start++)
            {
                Record(output, records[start]);
            }

            output.End(scopeLogs);
        }

        output.End(resourceLogs);
        return output.Written.ToArray();
    }

    private static void Record(ProtobufWriter output, LogRecord record)
    {
        var message = output.Begin(2);
        var time = (ulong)UnixTime.Nanoseconds(record.Time);
        output.Fixed64(1, time);
        output.Integer(2, Severity.Info);
        output.String(3, Severity.InfoText);
        Attributes(output, 6, record.Attributes);
        output.Fixed64(11, time);
        output.String(12, record.EventName);
        output.End(message);
    }

    private static void Attributes(ProtobufWriter output, int field, IReadOnlyList<TelemetryAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            var pair = output.Begin(field);
            output.String(1, attribute.Key);
            var value = output.Begin(2);
            switch (attribute)
            {
                case TelemetryAttribute.Text text:
                    output.String(1, text.Value);
                    break;
                case TelemetryAttribute.Flag flag:
                    output.Integer(2, flag.Value ? 1 : 0);
                    break;
                case TelemetryAttribute.Number number:
                    output.Integer(3, number.Value);
                    break;
            }

            output.End(value);
            output.End(pair);
        }
    }
}
