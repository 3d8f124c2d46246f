using System.Text.Json;
using Daemon.Config.Features;
using Daemon.Config.Loading;
using Daemon.Config.Strict;
using Daemon.Config.Writing;
using Daemon.JsonRpc;

namespace Daemon.AppServer;

/// <summary>Loads and writes configuration for requests, with the daemon's own command line above the files.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ConfigSource : IDisposable
{
    private readonly DaemonOptions _options;
    private readonly ConfigLoader _loader = new();
    private readonly ConfigWriter _writer;
    private readonly Variables _variables;

    public ConfigSource(DaemonOptions options, TimeProvider clock)
    {
        _options = options;
        _variables = new Variables(options.Environment);
        _writer = new ConfigWriter(_loader, clock);
    }

    /// <summary>Features that clients have switched for the life of the process.</summary>
    public RuntimeFeatures Features { get; } = new();

    /// <summary>For a request that needs a working configuration.</summary>
    /// <exception cref="RpcException">The configuration is broken.</exception>
    public ConfigSnapshot Require(string? cwd, JsonElement? threadConfig = null, ThreadOverrides? overrides = null)
    {
        var snapshot = Load(cwd, threadConfig, overrides);
        if (snapshot.Failure is { } failure)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"failed to load configuration: {failure.Message}");
        }

        return snapshot;
    }

    /// <param name="cwd">Decides about project layers; null leaves them out.</param>
    public ConfigSnapshot Load(string? cwd, JsonElement? threadConfig = null, ThreadOverrides? overrides = null) =>
        _loader.Load(Request(cwd) with { ThreadConfig = threadConfig, Thread = overrides ?? ThreadOverrides.None });

    /// <summary>For the start of the process: a broken user file is a warning here, not an end.</summary>
    public ConfigSnapshot LoadForStartup() => _loader.LoadForStartup(Request(_options.Cwd));

    /// <summary>Everything that strict mode objects to.</summary>
    public IReadOnlyList<ConfigProblem> Check() => _loader.Check(Request(_options.Cwd));

    /// <summary>Changes the user's config.toml.</summary>
    public Task<ConfigWriteOutcome> WriteAsync(ConfigWriteRequest request, CancellationToken cancellationToken) =>
        _writer.WriteAsync(request, Request(null), cancellationToken);

    /// <summary>Records that the user trusts a folder.</summary>
    public Task<ConfigWriteOutcome> TrustAsync(string folder, CancellationToken cancellationToken) =>
        _writer.TrustAsync(folder, Request(null), cancellationToken);

    public void Dispose() => _writer.Dispose();

    private ConfigRequest Request(string? cwd) => new()
    {
        CodexHome = _options.CodexHome,
        HomeDirectory = _options.HomeDirectory,
        SystemFolder = _options.SystemFolder,
        Environment = _variables,
        Cwd = cwd,
        Overrides = _options.Overrides,
        EnabledFeatures = _options.EnabledFeatures,
        DisabledFeatures = _options.DisabledFeatures,
        RuntimeFeatures = Features.States,
        Profile = _options.Profile,
        Strict = _options.StrictConfig,
        IgnoreRequirements = _options.IgnoreRequirements,
    };

    private sealed class Variables(IReadOnlyDictionary<string, string> values) : IEnvironmentVariables
    {
        public string? Get(string name) => values.TryGetValue(name, out var value) ? value : null;
    }
}
