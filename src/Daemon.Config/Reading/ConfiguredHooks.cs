using Daemon.Config.Loading;
using Daemon.Config.Values;

namespace Daemon.Config.Reading;

/// <summary>The <c>[hooks]</c> table.</summary>
public static class ConfiguredHooks
{
    private const string State = "state";

    /// <summary>Whether the configuration names a hook for any event.</summary>
    public static bool Any(ConfigSnapshot snapshot) =>
        new TableReader(snapshot.Merged).Table("hooks").Value.Entries.Any(entry => entry.Key != State);
}
