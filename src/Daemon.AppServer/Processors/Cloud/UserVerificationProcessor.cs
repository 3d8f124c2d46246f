using Daemon.AppServer.Dispatch;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Verification;

namespace Daemon.AppServer.Processors.Cloud;

/// <summary>
/// <c>userVerification/*</c>: proofs that a person is at the machine, made with the biometrics of a signed application. A daemon has no
/// access to them on any system, so no provider is available and there is never anything to cancel.
/// </summary>
internal sealed class UserVerificationProcessor : IProcessor
{
    private const string Unavailable = "User verification is not available in this build or account.";

    /// <summary>What a challenge is made of; anything else was never one.</summary>
    private const int MinChallengeChars = 16;

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.UserVerificationStatus, WireJson.UserVerificationStatusParams, WireJson.UserVerificationStatusResponse, ReadStatus);
        methods.Add(
            ClientRequestMethods.UserVerificationEnroll,
            WireJson.UserVerificationEnrollParams,
            WireJson.UserVerificationEnrollResponse,
            static (_, _) => throw NotAvailable());
        methods.Add(
            ClientRequestMethods.UserVerificationDelete, WireJson.UserVerificationDeleteParams, WireJson.EmptyResponse, static (_, _) => throw NotAvailable());
        methods.Add(ClientRequestMethods.UserVerificationVerify, WireJson.UserVerificationVerifyParams, WireJson.UserVerificationVerifyResponse, Verify);
        methods.Add(ClientRequestMethods.UserVerificationCancel, WireJson.UserVerificationCancelParams, WireJson.EmptyResponse, Cancel);
    }

    private static ValueTask ReadStatus(Request<UserVerificationStatusResponse> request, UserVerificationStatusParams p)
    {
        request.Respond(new UserVerificationStatusResponse
        {
            UnavailableReason = UserVerificationUnavailableReason.ProviderUnavailable,
            UnavailableMessage = Unavailable,
        });
        return ValueTask.CompletedTask;
    }

    private static ValueTask Verify(Request<UserVerificationVerifyResponse> request, UserVerificationVerifyParams p) => throw (
        p.Challenge.Length < MinChallengeChars || string.IsNullOrWhiteSpace(p.Title) || string.IsNullOrWhiteSpace(p.Description)
            ? new RpcException(
                ErrorCodes.InvalidParams, "Invalid verification challenge or display text.", """{"type":"invalidRequest","reason":"invalidParams"}"""u8.ToArray())
            : NotAvailable());

    private static ValueTask Cancel(Request<EmptyResponse> request, UserVerificationCancelParams p)
    {
        request.Respond(new EmptyResponse());
        return ValueTask.CompletedTask;
    }

    private static RpcException NotAvailable() =>
        new(ErrorCodes.InternalError, Unavailable, """{"type":"unavailable","reason":"providerUnavailable"}"""u8.ToArray());
}
