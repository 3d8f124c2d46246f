using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>What kind of question an approval is.</summary>
[JsonConverter(typeof(WireEnumConverter<CommandExecutionApprovalKind>))]
public enum CommandExecutionApprovalKind
{
    Command,
    WriteStdin,
    HumanCommand,
}
