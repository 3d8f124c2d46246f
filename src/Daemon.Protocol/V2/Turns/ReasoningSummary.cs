namespace Daemon.Protocol.V2.Turns;

/// <summary>How much of its reasoning the model summarises.</summary>
public enum ReasoningSummary
{
    Auto,
    Concise,
    Detailed,
    None,
}
