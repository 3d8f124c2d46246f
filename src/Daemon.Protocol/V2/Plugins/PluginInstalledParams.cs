using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>plugin/installed</c>.</summary>
public sealed record PluginInstalledParams
{
    public IReadOnlyList<AbsolutePath>? Cwds { get; init; }

    public IReadOnlyList<string>? InstallSuggestionPluginNames { get; init; }
}
