using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Reviews;

/// <summary>Where a review runs.</summary>
[JsonConverter(typeof(WireEnumConverter<ReviewDelivery>))]
public enum ReviewDelivery
{
    Inline,
}
