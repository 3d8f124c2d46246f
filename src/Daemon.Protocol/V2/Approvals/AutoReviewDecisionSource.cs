using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>Who made an automatic decision.</summary>
[JsonConverter(typeof(WireEnumConverter<AutoReviewDecisionSource>))]
public enum AutoReviewDecisionSource
{
    Agent,
}
