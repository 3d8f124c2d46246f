using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using Daemon.AppServer;
using Daemon.Cli.Hosting;

namespace Daemon.Cli.Commands;

/// <summary><c>codex app-server --print-startup-config</c>: what launchers ask before they start the daemon.</summary>
internal static class StartupConfig
{
    public static async Task<int> PrintAsync(ConfigOptions config, ParseResult result)
    {
        try
        {
            var options = config.Apply(ProcessFacts.Options(), result);
            if (AppServerHost.LoadConfig(options).Failure is { } failure)
            {
                throw new InvalidOperationException(failure.Message);
            }

            await result.InvocationConfiguration.Output.WriteLineAsync(Document(options.Version));
            return 0;
        }
        catch (InvalidOperationException error)
        {
            await Console.Error.WriteLineAsync($"Error: {error.Message}");
            return 1;
        }
    }

    /// <summary>This daemon reads no managed requirements, so there are none to tell of.</summary>
    internal static string Document(string version)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("appServerVersion", version);
            writer.WriteStartObject("configRequirements");
            writer.WriteBoolean("supportsIndependentSpeedModes", true);
            writer.WriteNull("requirements");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
