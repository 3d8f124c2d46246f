using System.Text.Json.Serialization;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>The payload of <c>serverRequest/resolved</c>.</summary>
public sealed record ServerRequestResolvedNotification
{
    public required string ThreadId { get; init; }

    [JsonConverter(typeof(RequestIdConverter))]
    public required RequestId RequestId { get; init; }
}
