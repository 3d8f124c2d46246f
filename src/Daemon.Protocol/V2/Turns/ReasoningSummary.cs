using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Turns;

/// <summary>How much of its reasoning the model summarises.</summary>
[JsonConverter(typeof(WireEnumConverter<ReasoningSummary>))]
public enum ReasoningSummary
{
    Auto,
    Concise,
    Detailed,
    None,
}
