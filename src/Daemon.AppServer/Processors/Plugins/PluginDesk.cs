using Daemon.AppServer.Dispatch;
using Daemon.Config.Loading;
using Daemon.Config.Plugins;
using Daemon.Core.Plugins;
using Daemon.JsonRpc;

namespace Daemon.AppServer.Processors.Plugins;

/// <summary>The rooms of plugins as processors use them: refusals become answers, and changes reach threads.</summary>
internal sealed class PluginDesk
{
    /// <summary>Whatever changes marketplaces or plugins is done in the order in which it is asked for.</summary>
    public const string ChangeKey = "plugins";

    private readonly DaemonState _daemon;

    public PluginDesk(DaemonState daemon)
    {
        _daemon = daemon;
        var host = new PluginHost
        {
            CodexHome = daemon.Options.CodexHome,
            HomeDirectory = daemon.Options.HomeDirectory,
            Cwd = daemon.Options.Cwd,
            Environment = daemon.Options.Environment,
            Commands = daemon.Commands,
            Clock = daemon.Clock,
            LoadConfig = Load,
            WriteConfig = daemon.Config.WriteAsync,
        };
        Catalog = new MarketplaceCatalog(host);
        Marketplaces = new MarketplaceInstaller(host);
        Installer = new PluginInstaller(host);
    }

    public MarketplaceCatalog Catalog { get; }

    public MarketplaceInstaller Marketplaces { get; }

    public PluginInstaller Installer { get; }

    /// <summary>The configuration as it is now, without a project's.</summary>
    public ConfigSnapshot Load() => _daemon.Config.Load(cwd: null);

    /// <summary>Whether plugins count at all.</summary>
    public static bool IsOn(ConfigSnapshot config) => config.Effective?.Features.IsEnabled("plugins") != false;

    /// <summary>Answers with what <paramref name="work"/> returns. Threads then take what it has changed, from their next turns on.</summary>
    /// <param name="programFailures">The code for what a program such as git could not do.</param>
    public async ValueTask ChangeAsync<T>(Request<T> request, Func<CancellationToken, Task<T>> work, int programFailures = ErrorCodes.InvalidRequest)
    {
        T result;
        try
        {
            result = await work(request.Cancelled);
        }
        catch (PluginException failure)
        {
            throw new RpcException(failure.IsFailedProgram ? programFailures : ErrorCodes.InvalidRequest, failure.Message);
        }

        request.Respond(result);
        _daemon.Skills.Forget();
        _daemon.ReloadThreads();
    }

    /// <summary>The plugin that a request names.</summary>
    /// <exception cref="RpcException">There is none.</exception>
    public static (PluginMarketplace Marketplace, MarketplacePlugin Plugin) Require(string manifest, string name)
    {
        try
        {
            var marketplace = MarketplaceReader.Read(manifest);
            PluginId.Of(name, marketplace.Name);
            return marketplace.Plugins.FirstOrDefault(plugin => plugin.Name == name) is { } plugin
                ? (marketplace, plugin)
                : throw new PluginException($"plugin `{name}` was not found in marketplace `{marketplace.Name}`");
        }
        catch (PluginException failure)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, failure.Message);
        }
    }
}
