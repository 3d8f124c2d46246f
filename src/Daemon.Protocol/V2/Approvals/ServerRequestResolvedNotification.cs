using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>The payload of <c>serverRequest/resolved</c>.</summary>
public sealed record ServerRequestResolvedNotification
{
    public required string ThreadId { get; init; }

    [WireForm(typeof(RequestIdForm))]
    public required RequestId RequestId { get; init; }
}
