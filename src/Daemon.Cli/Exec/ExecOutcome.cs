using Daemon.Protocol.V2.Turns;

namespace Daemon.Cli.Exec;

/// <summary>How a run ended.</summary>
/// <param name="FinalMessage">The last message of the model; null when there was none.</param>
internal sealed record ExecOutcome(TurnStatus Status, string? FinalMessage);
