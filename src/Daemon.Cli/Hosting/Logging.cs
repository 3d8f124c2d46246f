using Daemon.AppServer;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Daemon.Cli.Hosting;

/// <summary>Logs to standard error and to files below CODEX_HOME/log. Standard output belongs to the protocol.</summary>
internal static class Logging
{
    private const string Template = "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffZ} {Level:u5} {Message:lj}{NewLine}{Exception}";
    private const long FileSizeLimit = 8 * 1024 * 1024;

    /// <summary>Level by <c>CODEX_LOG</c> (<c>trace, debug, info, warn, error, off</c>); default <c>warn</c>.</summary>
    public static Logger Create(DaemonOptions options)
    {
        var level = Level(options.Environment.TryGetValue("CODEX_LOG", out var name) ? name : "warn");
        return new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .WriteTo.Console(outputTemplate: Template, standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .WriteTo.Sink(new LazyFile(options.CodexHome))
            .CreateLogger();
    }

    private static LogEventLevel Level(string name) => name.ToLowerInvariant() switch
    {
        "trace" => LogEventLevel.Verbose,
        "debug" => LogEventLevel.Debug,
        "info" => LogEventLevel.Information,
        "error" => LogEventLevel.Error,
        "off" => LevelAlias.Off,
        _ => LogEventLevel.Warning,
    };

    /// <summary>Opens the log file at the first event: a daemon with nothing to say leaves no file and starts faster.</summary>
    private sealed class LazyFile(string codexHome) : ILogEventSink, IDisposable
    {
        private readonly Lazy<Logger> _file = new(() => new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.File(
                Path.Join(codexHome, "log", "codex-app-server-.log"),
                outputTemplate: Template,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 7,
                fileSizeLimitBytes: FileSizeLimit,
                rollOnFileSizeLimit: true,
                shared: true,
                formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .CreateLogger());

        public void Emit(LogEvent logEvent) => _file.Value.Write(logEvent);

        public void Dispose()
        {
            if (_file.IsValueCreated)
            {
                _file.Value.Dispose();
            }
        }
    }
}
