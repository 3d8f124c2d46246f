namespace Daemon.Protocol.V2.Threads;

/// <summary>Kinds of origin to filter threads by.</summary>
public enum ThreadSourceKind
{
    Cli,
    Vscode,
    Exec,
    AppServer,
    SubAgent,
    SubAgentReview,
    SubAgentCompact,
    SubAgentThreadSpawn,
    SubAgentOther,
    Unknown,
}
