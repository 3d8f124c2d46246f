using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>Which tool asked for a command.</summary>
[JsonConverter(typeof(WireEnumConverter<GuardianCommandSource>))]
public enum GuardianCommandSource
{
    Shell,
    UnifiedExec,
}
