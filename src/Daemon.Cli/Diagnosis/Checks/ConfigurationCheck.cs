using Daemon.AppServer;
using Daemon.Config.Loading;

namespace Daemon.Cli.Diagnosis.Checks;

/// <summary>Whether the configuration can be used, and what strict mode would object to.</summary>
internal sealed class ConfigurationCheck(DaemonOptions options, ConfigSnapshot config) : ICheck
{
    public string Id => "config.load";

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var problems = AppServerHost.CheckConfig(options);
        List<(string Name, string Value)> details = [("CODEX_HOME", options.CodexHome), ("cwd", options.Cwd)];
        if (config.Effective is { } effective)
        {
            details.Add(("model", effective.Model ?? "the provider's default"));
            details.Add(("provider", effective.ModelProvider));
        }

        for (var i = 0; i < problems.Count; i++)
        {
            details.Add(($"problem {i + 1}", problems[i].ToString()));
        }

        return Task.FromResult(config.Failure is { } failure
            ? new Finding(FindingStatus.Fail, failure.Message) { Details = details, Remedy = "repair the file; threads are refused until then" }
            : problems.Count > 0
                ? new Finding(FindingStatus.Warning, $"the configuration works, but {problems.Count} of its entries have no effect")
                {
                    Details = details,
                    Remedy = "correct or remove them; --strict-config refuses such a configuration",
                }
                : new Finding(FindingStatus.Ok, "the configuration works") { Details = details });
    }
}
