namespace Daemon.Execution.Sandbox.Linux;

/// <summary>What the bubblewrap of this machine can do.</summary>
/// <param name="Executable">Absolute path without links.</param>
/// <param name="CanMountProc">Whether a new procfs may be mounted here; containers often forbid it.</param>
/// <param name="CanIsolateNetwork">Whether it can make a network of its own.</param>
/// <param name="IsSetUserId">Whether it needs the rights of the file's owner, which nothing gets under a supervisor's filter.</param>
internal sealed record BubblewrapFeatures(string Executable, bool CanMountProc, bool CanIsolateNetwork, bool IsSetUserId);

/// <summary>Either the features, or one sentence that says why bubblewrap cannot be used and what helps.</summary>
internal sealed record BubblewrapStatus(BubblewrapFeatures? Features, string? Problem);
