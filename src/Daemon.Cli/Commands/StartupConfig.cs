using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using Daemon.AppServer;
using Daemon.Cli.Hosting;
using Daemon.Config.Reading;
using Daemon.Config.Requirements;

namespace Daemon.Cli.Commands;

/// <summary><c>codex app-server --print-startup-config</c>: what launchers ask before they start the daemon.</summary>
internal static class StartupConfig
{
    public static async Task<int> PrintAsync(ConfigOptions config, ParseResult result)
    {
        try
        {
            var options = config.Apply(ProcessFacts.Options(), result);
            var snapshot = AppServerHost.LoadConfig(options);
            if (snapshot.Failure is { } failure)
            {
                throw new InvalidOperationException(failure.Message);
            }

            await result.InvocationConfiguration.Output.WriteLineAsync(Document(options.Version, snapshot.Requirements));
            return 0;
        }
        catch (InvalidOperationException error)
        {
            await Console.Error.WriteLineAsync($"Error: {error.Message}");
            return 1;
        }
    }

    private static string Document(string version, ConfigRequirements requirements)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("appServerVersion", version);
            writer.WritePropertyName("configRequirements");
            RequirementsDocument.Write(writer, requirements);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
