using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Items;

/// <summary>Why a command ran.</summary>
[JsonConverter(typeof(WireEnumConverter<CommandExecutionSource>))]
public enum CommandExecutionSource
{
    Agent,
    UserShell,
    UnifiedExecStartup,
    UnifiedExecInteraction,
}
