using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Turns;

/// <summary>How far a piece of context is trusted.</summary>
[JsonConverter(typeof(WireEnumConverter<AdditionalContextKind>))]
public enum AdditionalContextKind
{
    Untrusted,
    Application,
}
