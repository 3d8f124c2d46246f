using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/sample/cancel</c>.</summary>
public sealed record ThreadSampleCancelParams
{
    /// <summary>The id of the client's own request.</summary>
    [WireForm(typeof(RequestIdForm))]
    public required RequestId RequestId { get; init; }
}
