namespace Daemon.Execution.Sandbox;

/// <summary>What this machine offers for confining commands; for <c>codex doctor</c>.</summary>
/// <param name="Mechanism">What confines a command whose profile restricts files but leaves the network off or on as a whole.</param>
/// <param name="Wrapper">Path of the program that makes the view; null when none works.</param>
/// <param name="CanUseNamespaces">Whether commands can get a view of their own, which profiles with rules for the network need.</param>
/// <param name="CanMountProc">Whether that view has a process list of its own; else it has none.</param>
/// <param name="PathRulesVersion">The kernel's landlock ABI; 0 when it has none.</param>
/// <param name="HasCallFilter">Whether system calls can be filtered on this architecture.</param>
/// <param name="CanRecordDenials">Whether what is refused to a command can be listed.</param>
/// <param name="Problem">Why namespaces cannot be used, with the remedy; null when they can.</param>
public sealed record SandboxProbe(
    SandboxMechanism Mechanism,
    string? Wrapper,
    bool CanUseNamespaces,
    bool CanMountProc,
    int PathRulesVersion,
    bool HasCallFilter,
    bool CanRecordDenials,
    string? Problem);
