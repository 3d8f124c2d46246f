using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>How long a grant lasts.</summary>
[JsonConverter(typeof(WireEnumConverter<PermissionGrantScope>))]
public enum PermissionGrantScope
{
    Turn,
    Session,
}
