using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Names of the collaboration modes.</summary>
[JsonConverter(typeof(WireEnumConverter<ModeKind>))]
public enum ModeKind
{
    Plan,
    Default,
}
