namespace Daemon.Config.Model;

/// <summary>The resolved feature flags. Unknown names are off.</summary>
public sealed class FeatureSet(IReadOnlyDictionary<string, bool> states)
{
    /// <summary>Every known flag and its state.</summary>
    public IReadOnlyDictionary<string, bool> States { get; } = states;

    public bool IsEnabled(string name) => States.TryGetValue(name, out var enabled) && enabled;
}
