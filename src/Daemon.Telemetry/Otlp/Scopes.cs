using Daemon.Telemetry.Logs;

namespace Daemon.Telemetry.Otlp;

/// <summary>Records that follow each other and are of one scope stand together in a request.</summary>
internal static class Scopes
{
    /// <summary>Behind the last record of the group that begins at <paramref name="start"/>.</summary>
    public static int EndOfGroup(IReadOnlyList<LogRecord> records, int start)
    {
        var end = start + 1;
        while (end < records.Count && records[end].Scope == records[start].Scope)
        {
            end++;
        }

        return end;
    }
}
