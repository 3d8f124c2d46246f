using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Permissions;

/// <summary>Which of the Windows sandboxes is set up.</summary>
public enum WindowsSandboxSetupMode
{
    Elevated,
    Unelevated,
}

/// <summary>The parameters of <c>windowsSandbox/setupStart</c>.</summary>
public sealed record WindowsSandboxSetupStartParams
{
    public required WindowsSandboxSetupMode Mode { get; init; }

    /// <summary>The folder that commands will run in.</summary>
    public AbsolutePath? Cwd { get; init; }
}

/// <summary>The answer to <c>windowsSandbox/setupStart</c>; a notification tells how it ended.</summary>
public sealed record WindowsSandboxSetupStartResponse
{
    public required bool Started { get; init; }
}

/// <summary><c>windowsSandbox/setupCompleted</c></summary>
public sealed record WindowsSandboxSetupCompletedNotification
{
    public required WindowsSandboxSetupMode Mode { get; init; }

    public required bool Success { get; init; }

    /// <summary>Why it failed, with the remedy.</summary>
    public string? Error { get; init; }
}

/// <summary><c>windows/worldWritableWarning</c>: folders that no unelevated sandbox keeps commands from writing to.</summary>
public sealed record WindowsWorldWritableWarningNotification
{
    public required IReadOnlyList<string> SamplePaths { get; init; }

    /// <summary>How many there are besides.</summary>
    public required uint ExtraCount { get; init; }

    /// <summary>Whether something could not be looked at, or not in time.</summary>
    public required bool FailedScan { get; init; }
}
