namespace Daemon.Config.Features;

/// <summary>
/// Features that clients switch while the daemon runs, without a trace in any file. What the configuration says about a feature counts
/// more.
/// </summary>
/// <remarks>Thread-safe: the table is replaced as a whole.</remarks>
public sealed class RuntimeFeatures
{
    /// <summary>The features that clients may switch; those that <c>config/read</c> shows resolved.</summary>
    internal static readonly IReadOnlyList<string> Switchable =
    [
        "api_key_cyber_access_programs", "api_key_model_discovery", "auth_elicitation", "background_paginated_rollout_migration",
        "codex_apps_mcp_2026_07_28", "daybreak_program_propagation", "mcp_2026_07_28", "mcp_connection_sharing", "mcp_lazy_stdio_startup",
        "memories", "mentions_v2", "remote_control", "remote_plugin", "tool_suggest", "windows_sandbox_service",
    ];

    private readonly Lock _gate = new();
    private IReadOnlyDictionary<string, bool> _states = new Dictionary<string, bool>(StringComparer.Ordinal);

    /// <summary>The switched features.</summary>
    public IReadOnlyDictionary<string, bool> States => Volatile.Read(ref _states);

    /// <summary>Switches features; names that may not be switched are passed over.</summary>
    /// <returns>What was taken, sorted by name.</returns>
    public IReadOnlyDictionary<string, bool> Set(IReadOnlyDictionary<string, bool> enablement)
    {
        var taken = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (name, enabled) in enablement.Where(entry => Switchable.Contains(entry.Key)))
        {
            taken[name] = enabled;
        }

        lock (_gate)
        {
            var states = new Dictionary<string, bool>(_states, StringComparer.Ordinal);
            foreach (var (name, enabled) in taken)
            {
                states[name] = enabled;
            }

            Volatile.Write(ref _states, states);
        }

        return taken;
    }
}
