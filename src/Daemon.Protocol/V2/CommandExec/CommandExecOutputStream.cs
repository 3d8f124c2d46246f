using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.CommandExec;

/// <summary>Which stream a chunk comes from.</summary>
[JsonConverter(typeof(WireEnumConverter<CommandExecOutputStream>))]
public enum CommandExecOutputStream
{
    Stdout,
    Stderr,
}
