using System.CommandLine;
using Daemon.AppServer;
using Daemon.Cli.Hosting;
using Daemon.Config.Features;

namespace Daemon.Cli.Commands;

/// <summary><c>codex features</c>: what can be switched on and off.</summary>
internal static class FeaturesCommand
{
    private const int StageWidth = 19;

    public static Command Create(ConfigOptions config)
    {
        var list = new Command("list", "Every feature flag with its stage and its state under this configuration.");
        list.SetAction((result, _) => ListAsync(config, result));
        return new Command("features", "Feature flags.") { list };
    }

    private static async Task<int> ListAsync(ConfigOptions config, ParseResult result)
    {
        try
        {
            var snapshot = AppServerHost.LoadConfig(config.Apply(ProcessFacts.Options(), result));
            if (snapshot.Effective is not { } effective)
            {
                throw new InvalidOperationException(snapshot.Failure!.Message);
            }

            var width = FeatureTable.Alphabetical.Max(feature => feature.Name.Length) + 2;
            foreach (var feature in FeatureTable.Alphabetical)
            {
                var state = effective.Features.IsEnabled(feature.Name) ? "true" : "false";
                await result.InvocationConfiguration.Output.WriteLineAsync(
                    $"{feature.Name.PadRight(width)}{Stage(feature.Stage).PadRight(StageWidth)}{state}");
            }

            return 0;
        }
        catch (InvalidOperationException error)
        {
            await Console.Error.WriteLineAsync($"Error: {error.Message}");
            return 1;
        }
    }

    private static string Stage(FeatureStage stage) => stage switch
    {
        FeatureStage.Beta => "experimental",
        FeatureStage.UnderDevelopment => "under development",
        FeatureStage.Stable => "stable",
        FeatureStage.Deprecated => "deprecated",
        _ => "removed",
    };
}
