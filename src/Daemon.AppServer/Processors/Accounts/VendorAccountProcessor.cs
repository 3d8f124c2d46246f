using Daemon.AppServer.Dispatch;
using Daemon.JsonRpc;
using Daemon.ModelClient;
using Daemon.ModelClient.Credentials;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Accounts;

/// <summary>
/// What only an account at the vendor, or a gateway with a login of its own, could answer. This daemon has neither; it says so in the words
/// that clients know from a signed-out server.
/// </summary>
internal sealed class VendorAccountProcessor(DaemonState daemon) : IProcessor
{
    /// <summary>Methods that need an account, and what each would have done.</summary>
    private static readonly (string Method, string Purpose)[] NeedAccount =
    [
        (ClientRequestMethods.AccountRateLimitsRead, "to read rate limits"),
        (ClientRequestMethods.AccountRateLimitResetCreditConsume, "for rate limit reset credits"),
        (ClientRequestMethods.AccountUsageRead, "to read token usage"),
        (ClientRequestMethods.AccountWorkspaceMessagesRead, "to read workspace messages"),
        (ClientRequestMethods.AccountSendAddCreditsNudgeEmail, "to notify workspace owner"),
    ];

    private readonly LoginStore _logins = new(daemon.Options.CodexHome);

    public void Register(MethodTable methods)
    {
        foreach (var (method, purpose) in NeedAccount)
        {
            methods.Add(
                method, WireJson.NoParams, WireJson.EmptyResponse, (request, _) => RefuseAsync(request, purpose), optionalParams: true);
        }

        methods.Add(
            ClientRequestMethods.AccountSecuritySetupRead, WireJson.NoParams, WireJson.RawJson, ReadSecuritySetup, optionalParams: true);
        methods.Add(ClientRequestMethods.AccountSessionList, WireJson.NoParams, WireJson.RawJson, ListSessions, optionalParams: true);
        methods.Add(ClientRequestMethods.AccountGatewayOAuthRead, WireJson.NoParams, WireJson.RawJson, ReadGateway, optionalParams: true);
        methods.Add(ClientRequestMethods.AccountGatewayOAuthLogin, WireJson.NoParams, WireJson.EmptyResponse, LoginToGateway, optionalParams: true);
        methods.Add(
            ClientRequestMethods.AccountGatewayOAuthCancel, WireJson.NoParams, WireJson.EmptyResponse, CancelGatewayLogin, optionalParams: true);
    }

    private async ValueTask RefuseAsync(Request<EmptyResponse> request, string purpose)
    {
        StoredLogin? login;
        try
        {
            login = await _logins.ReadAsync(request.Cancelled);
        }
        catch (ModelException failure)
        {
            throw new RpcException(ErrorCodes.InternalError, failure.Message);
        }

        request.Refuse($"{(login is null ? "codex account" : "chatgpt")} authentication required {purpose}");
    }

    private static ValueTask ReadSecuritySetup(Request<RawJson> request, NoParams p)
    {
        request.Respond(RawDocument.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNull("notice");
            writer.WriteEndObject();
        }));
        return ValueTask.CompletedTask;
    }

    private static ValueTask ListSessions(Request<RawJson> request, NoParams p)
    {
        request.Respond(RawDocument.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNull("activeSessionId");
            writer.WriteStartArray("sessions");
            writer.WriteEndArray();
            writer.WriteEndObject();
        }));
        return ValueTask.CompletedTask;
    }

    private ValueTask ReadGateway(Request<RawJson> request, NoParams p)
    {
        var config = daemon.Config.Require(cwd: null).Effective!;
        request.Respond(RawDocument.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("providerId", config.ModelProvider);
            writer.WriteString("providerName", config.ModelProviders[config.ModelProvider].Name);
            writer.WriteBoolean("required", false);
            writer.WriteBoolean("supportsDeviceAuth", false);
            writer.WriteNull("status");
            writer.WriteNull("error");
            writer.WriteEndObject();
        }));
        return ValueTask.CompletedTask;
    }

    private static ValueTask LoginToGateway(Request<EmptyResponse> request, NoParams p) =>
        throw new RpcException(ErrorCodes.InvalidRequest, "The selected provider does not use gateway OAuth");

    /// <summary>There is never a login to cancel.</summary>
    private static ValueTask CancelGatewayLogin(Request<EmptyResponse> request, NoParams p)
    {
        request.Respond(new EmptyResponse());
        return ValueTask.CompletedTask;
    }
}
