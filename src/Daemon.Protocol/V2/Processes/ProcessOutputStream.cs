using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Processes;

/// <summary>Which stream a chunk comes from.</summary>
[JsonConverter(typeof(WireEnumConverter<ProcessOutputStream>))]
public enum ProcessOutputStream
{
    Stdout,
    Stderr,
}
