using System.Security.Cryptography;
using Daemon.Telemetry.Otlp;

namespace Daemon.Telemetry.Logs;

/// <summary>The exporters of the process: one for each collector that a configuration names. Thread-safe.</summary>
/// <param name="problem">As for <see cref="LogExporter"/>.</param>
public sealed class LogExporters(TimeProvider clock, Action<string> problem) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];

    /// <summary>Null when no collector is named, or its certificate files cannot be used, which is told.</summary>
    public ILogSink? For(OtlpEndpoint? endpoint, TelemetryResource resource)
    {
        if (endpoint is null)
        {
            return null;
        }

        lock (_gate)
        {
            foreach (var entry in _entries)
            {
                if (entry.Endpoint == endpoint && entry.Resource == resource)
                {
                    return entry.Exporter;
                }
            }

            var made = Create(endpoint, resource);
            _entries.Add(new Entry(endpoint, resource, made));
            return made;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Entry[] entries;
        lock (_gate)
        {
            entries = [.. _entries];
            _entries.Clear();
        }

        await Task.WhenAll(entries.Select(entry => entry.Exporter?.DisposeAsync().AsTask() ?? Task.CompletedTask));
    }

    private LogExporter? Create(OtlpEndpoint endpoint, TelemetryResource resource)
    {
        try
        {
            return new LogExporter(endpoint, resource, clock, problem);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            problem($"telemetry is off: a certificate for {endpoint.Place} cannot be used: {failure.Message}");
            return null;
        }
    }

    /// <param name="Exporter">Null when it cannot be made: that is told once.</param>
    private sealed record Entry(OtlpEndpoint Endpoint, TelemetryResource Resource, LogExporter? Exporter);
}
