namespace Daemon.Execution.Linux;

/// <summary>A process to start, with nothing left to decide.</summary>
/// <param name="Program">Path of the program file; relative paths start at <paramref name="WorkingDirectory"/>.</param>
/// <param name="Argv">Arguments including the program's own name.</param>
/// <param name="Environment">Lines of the form NAME=value.</param>
/// <param name="Descriptors">Entry n becomes descriptor n of the process; negative entries stay closed, all others are not passed.</param>
/// <param name="ControllingTerminal">Opened in the process as its controlling terminal and standard streams; null leaves it without one.</param>
internal sealed record SpawnRequest(
    string Program,
    IReadOnlyList<string> Argv,
    IReadOnlyList<string> Environment,
    string WorkingDirectory,
    IReadOnlyList<int> Descriptors,
    string? ControllingTerminal = null);
