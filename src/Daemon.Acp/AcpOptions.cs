namespace Daemon.Acp;

/// <summary>How the agent was started.</summary>
public sealed record AcpOptions
{
    /// <summary>The daemon's version, shown to the editor.</summary>
    public required string Version { get; init; }

    /// <summary>A key that the user may choose to sign in with; null for none. Never shown or logged.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The clock that limits how often running output is shown.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
