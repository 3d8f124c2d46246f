using System.Text.Json;
using Daemon.Config.Loading;
using Daemon.Config.Plugins;
using Daemon.Config.Writing;
using Daemon.Execution;

namespace Daemon.Core.Plugins;

/// <summary>What the rooms of plugins need of their surroundings. Paths are absolute.</summary>
public sealed record PluginHost
{
    public required string CodexHome { get; init; }

    /// <summary>The folder for <c>~</c>, and of the user's own marketplace.</summary>
    public required string HomeDirectory { get; init; }

    /// <summary>What relative sources are relative to.</summary>
    public required string Cwd { get; init; }

    /// <summary>For git and npm.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    public required ICommandLauncher Commands { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>The configuration as it is now, without a project's.</summary>
    public required Func<ConfigSnapshot> LoadConfig { get; init; }

    /// <summary>Changes the user's config.toml.</summary>
    public required Func<ConfigWriteRequest, CancellationToken, Task<ConfigWriteOutcome>> WriteConfig { get; init; }

    /// <summary>Where repositories are checked out before they take their place.</summary>
    internal string StagingFolder => Path.Join(MarketplacesFolder, ".staging");

    internal string MarketplacesFolder => Path.Join(CodexHome, ".tmp", "marketplaces");

    /// <summary>The folder that a configured marketplace is read from.</summary>
    public string RootOf(ConfiguredMarketplace marketplace) =>
        marketplace.IsGit ? Path.Join(MarketplacesFolder, marketplace.Name) : marketplace.Source;

    /// <summary>Sets one key of the user's file, or removes it.</summary>
    /// <exception cref="PluginException">The file cannot be changed so.</exception>
    internal async Task SetAsync(string keyPath, JsonElement value, CancellationToken cancellationToken)
    {
        var request = new ConfigWriteRequest { Edits = [new ConfigEdit(keyPath, value, MergeStrategy.Replace)] };
        switch (await WriteConfig(request, cancellationToken))
        {
            case ConfigWriteOutcome.Refused refused:
                throw new PluginException($"failed to write config.toml: {refused.Message}");
            case ConfigWriteOutcome.Failed failed:
                throw new PluginException($"failed to write config.toml: {failed.Failure.Message}") { IsFailedProgram = true };
        }
    }
}
