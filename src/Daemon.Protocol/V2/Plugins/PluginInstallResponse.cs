namespace Daemon.Protocol.V2.Plugins;

/// <summary>The answer to <c>plugin/install</c>.</summary>
public sealed record PluginInstallResponse
{
    public required IReadOnlyList<AppSummary> AppsNeedingAuth { get; init; }

    public required PluginAuthPolicy AuthPolicy { get; init; }
}
