using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Verification;

/// <summary>The parameters of <c>userVerification/cancel</c>.</summary>
public sealed record UserVerificationCancelParams
{
    [WireForm(typeof(RequestIdForm))]
    public required RequestId RequestId { get; init; }
}
