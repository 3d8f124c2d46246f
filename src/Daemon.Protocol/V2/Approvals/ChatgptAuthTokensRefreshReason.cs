using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>Why new tokens are needed.</summary>
[JsonConverter(typeof(WireEnumConverter<ChatgptAuthTokensRefreshReason>))]
public enum ChatgptAuthTokensRefreshReason
{
    Unauthorized,
}
