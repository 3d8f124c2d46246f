using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Kinds of origin to filter threads by.</summary>
[JsonConverter(typeof(WireEnumConverter<ThreadSourceKind>))]
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
