using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using Daemon.AppServer;
using Daemon.Cli.Hosting;
using Daemon.Config.Loading;
using Daemon.Config.Reading;
using Daemon.Config.Requirements;
using Daemon.JsonRpc;

namespace Daemon.Cli.Commands;

/// <summary>
/// <c>codex app-server --print-startup-config</c>: what launchers ask before they start the daemon. One line of JSON on standard output in
/// any case; what is wrong with the configuration also stands on standard error, for people.
/// </summary>
internal static class StartupConfig
{
    public static async Task<int> PrintAsync(ConfigOptions config, ParseResult result)
    {
        DaemonOptions options;
        try
        {
            options = config.Apply(ProcessFacts.Options(), result);
        }
        catch (InvalidOperationException error)
        {
            await Console.Error.WriteLineAsync($"Error: {error.Message}");
            return 1;
        }

        var (json, problems) = Describe(options);
        await result.InvocationConfiguration.Output.WriteLineAsync(json);
        if (problems is null)
        {
            return 0;
        }

        await Console.Error.WriteLineAsync($"Error: startup configuration unavailable\n\n{problems}");
        return 1;
    }

    /// <summary>The line of JSON, and what is wrong for people to read; null when nothing is.</summary>
    internal static (string Json, string? Problems) Describe(DaemonOptions options)
    {
        var snapshot = AppServerHost.LoadConfig(options);
        return snapshot.Failure is { } failure
            ? (Write(writer => WriteFailure(writer, failure)), ConfigReport.Problems(options, failure))
            : (Write(writer => WriteFacts(writer, options.Version, snapshot.Requirements)), null);
    }

    private static void WriteFacts(Utf8JsonWriter writer, string version, ConfigRequirements requirements)
    {
        writer.WriteStartObject();
        writer.WriteString("appServerVersion", version);
        writer.WritePropertyName("configRequirements");
        RequirementsDocument.Write(writer, requirements);
        writer.WriteEndObject();
    }

    /// <summary>The error that a request would be refused with, and where the fault is; the place is null when no file is at fault.</summary>
    private static void WriteFailure(Utf8JsonWriter writer, ConfigFailure failure)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteNumber("code", ErrorCodes.InvalidRequest);
        writer.WriteStartObject("data");
        writer.WriteString("reason", "configLoad");
        writer.WriteString("filePath", failure.File);
        WriteNumber(writer, "line", failure.File is null ? null : failure.Span?.Line);
        WriteNumber(writer, "column", failure.File is null ? null : failure.Span?.Column);
        writer.WriteString("detail", failure.Message);
        writer.WriteEndObject();
        writer.WriteString("message", $"failed to load configuration: {failure.Message}");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
