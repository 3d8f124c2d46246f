using System.Text.Json;
using Daemon.Config.Loading;
using Daemon.JsonRpc;

namespace Daemon.AppServer;

/// <summary>Loads configuration for requests, with the daemon's own command line above the files.</summary>
internal sealed class ConfigSource(DaemonOptions options)
{
    private readonly ConfigLoader _loader = new();
    private readonly Variables _variables = new(options.Environment);

    /// <summary>For a request that needs a working configuration.</summary>
    /// <exception cref="RpcException">The configuration is broken.</exception>
    public ConfigSnapshot Require(string? cwd, JsonElement? threadConfig, ThreadOverrides overrides)
    {
        var snapshot = Load(cwd, threadConfig, overrides);
        if (snapshot.Failure is { } failure)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"failed to load configuration: {failure.Message}");
        }

        return snapshot;
    }

    public ConfigSnapshot Load(string? cwd, JsonElement? threadConfig, ThreadOverrides overrides) =>
        _loader.Load(Request(cwd) with { ThreadConfig = threadConfig, Thread = overrides });

    /// <summary>For the start of the process: a broken user file is a warning here, not an end.</summary>
    public ConfigSnapshot LoadForStartup() => _loader.LoadForStartup(Request(options.Cwd));

    private ConfigRequest Request(string? cwd) => new()
    {
        CodexHome = options.CodexHome,
        HomeDirectory = options.HomeDirectory,
        SystemFolder = options.SystemFolder,
        Environment = _variables,
        Cwd = cwd,
        Overrides = options.Overrides,
        EnabledFeatures = options.EnabledFeatures,
        DisabledFeatures = options.DisabledFeatures,
        Strict = options.StrictConfig,
    };

    private sealed class Variables(IReadOnlyDictionary<string, string> values) : IEnvironmentVariables
    {
        public string? Get(string name) => values.TryGetValue(name, out var value) ? value : null;
    }
}
