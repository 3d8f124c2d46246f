using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Permissions;

/// <summary>Whether an external sandbox allows the network.</summary>
[JsonConverter(typeof(WireEnumConverter<NetworkAccess>))]
public enum NetworkAccess
{
    Restricted,
    Enabled,
}
