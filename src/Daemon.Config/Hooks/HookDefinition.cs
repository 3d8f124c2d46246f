using Daemon.Protocol.Hooks;

namespace Daemon.Config.Hooks;

/// <summary>Whether the user has accepted a hook as it is written now.</summary>
public enum HookTrust
{
    Untrusted,
    Trusted,

    /// <summary>It was accepted once and has changed since.</summary>
    Modified,

    /// <summary>Whoever manages the machine wants it: the user is not asked and cannot switch it off.</summary>
    Managed,
}

/// <summary>What kind of thing a hook runs.</summary>
public enum HookHandlerKind
{
    Command,
    McpTool,
}

/// <summary>One configured hook.</summary>
public sealed record HookDefinition
{
    /// <summary>Names the hook in <c>[hooks.state]</c>: its file, event and position.</summary>
    public required string Key { get; init; }

    public required HookEvent Event { get; init; }

    public required HookHandlerKind Kind { get; init; }

    /// <summary>The shell command of a <see cref="HookHandlerKind.Command"/>; empty otherwise.</summary>
    public string Command { get; init; } = "";

    /// <summary>The server of a <see cref="HookHandlerKind.McpTool"/>; empty otherwise.</summary>
    public string Server { get; init; } = "";

    /// <summary>The tool of a <see cref="HookHandlerKind.McpTool"/>; empty otherwise.</summary>
    public string Tool { get; init; } = "";

    /// <summary>As configured; null for all, and for events that have nothing to match.</summary>
    public string? Matcher { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>Whether nobody waits for it, nor hears what it says.</summary>
    public bool IsAsync { get; init; }

    public string? StatusMessage { get; init; }

    /// <summary>Most bytes of context that it may add; null for the engine's own limit.</summary>
    public long? ContextLimit { get; init; }

    /// <summary>The file that it stands in; the layer's name when there is none.</summary>
    public required string SourcePath { get; init; }

    /// <summary>The wire name of the layer's kind: <c>user, project, system, sessionFlags, legacyManagedConfigFile</c>; <c>plugin</c> for a plugin's.</summary>
    public required string Source { get; init; }

    /// <summary>The plugin that brings it; null for all others.</summary>
    public string? PluginId { get; init; }

    /// <summary>Variables that its command gets beside the daemon's own.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Position in the whole listing.</summary>
    public int DisplayOrder { get; init; }

    /// <summary><c>sha256:</c> and hex of what the user accepts.</summary>
    public required string Hash { get; init; }

    public bool IsEnabled { get; init; } = true;

    public HookTrust Trust { get; init; }

    /// <summary>Whether it runs at its event.</summary>
    public bool IsActive => IsEnabled && Trust is (HookTrust.Trusted or HookTrust.Managed) && Kind == HookHandlerKind.Command;
}

/// <summary>The hooks of a configuration.</summary>
/// <param name="Hooks">In listing order: by event, then from the lowest layer to the highest.</param>
/// <param name="Warnings">Sentences about what was left out, and why.</param>
public sealed record HookCatalog(IReadOnlyList<HookDefinition> Hooks, IReadOnlyList<string> Warnings)
{
    public static HookCatalog Empty { get; } = new([], []);
}
