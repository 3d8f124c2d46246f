using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Config;

/// <summary>Whether a written value is in force.</summary>
[JsonConverter(typeof(WireEnumConverter<WriteStatus>))]
public enum WriteStatus
{
    Ok,
    OkOverridden,
}
