using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>What a cancellation found.</summary>
[JsonConverter(typeof(WireEnumConverter<CancelLoginAccountStatus>))]
public enum CancelLoginAccountStatus
{
    Canceled,
    NotFound,
}
