using Daemon.AppServer.Dispatch;
using Daemon.Config.Model;
using Daemon.Config.Providers;
using Daemon.JsonRpc;
using Daemon.ModelClient;
using Daemon.ModelClient.Credentials;
using Daemon.Protocol.V2.Accounts;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Legacy;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Processors.Accounts;

/// <summary>
/// <c>account/read, login/*, logout</c> and <c>getAuthStatus</c>. This daemon signs in with API keys only.
/// </summary>
internal sealed class AccountProcessor(DaemonState daemon) : IProcessor
{
    private const string KeyVariable = "OPENAI_API_KEY";

    private readonly LoginStore _logins = new(daemon.Options.CodexHome);

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.AccountRead, WireJson.GetAccountParams, WireJson.GetAccountResponse, ReadAsync);
        methods.Add(ClientRequestMethods.GetAuthStatus, WireJson.GetAuthStatusParams, WireJson.GetAuthStatusResponse, ReadStatusAsync);
        methods.Add(ClientRequestMethods.AccountLoginStart, WireJson.LoginAccountParams, WireJson.LoginAccountResponse, Login);
        methods.Add(
            ClientRequestMethods.AccountLoginCancel, WireJson.CancelLoginAccountParams, WireJson.CancelLoginAccountResponse, CancelLogin);
        methods.Add(ClientRequestMethods.AccountLogout, WireJson.NoParams, WireJson.EmptyResponse, Logout, optionalParams: true);
    }

    private async ValueTask ReadAsync(Request<GetAccountResponse> request, GetAccountParams p)
    {
        var provider = Provider();
        var login = provider.RequiresOpenAiAuth ? await LoginAsync(provider, request.Cancelled) : null;
        request.Respond(new GetAccountResponse
        {
            // The vendor's accounts are not asked about; all that is known of one is that it is there.
            Account = login?.Kind switch
            {
                LoginKind.ApiKey => new Account.ApiKey(),
                LoginKind.ChatGpt => new Account.Chatgpt { Email = null, PlanType = PlanType.Unknown },
                _ => null,
            },
            RequiresOpenaiAuth = provider.RequiresOpenAiAuth,
        });
    }

    private async ValueTask ReadStatusAsync(Request<GetAuthStatusResponse> request, GetAuthStatusParams p)
    {
        var provider = Provider();
        var login = provider.RequiresOpenAiAuth ? await LoginAsync(provider, request.Cancelled) : null;
        request.Respond(new GetAuthStatusResponse
        {
            AuthMethod = Mode(login),
            AuthToken = p.IncludeToken == true ? login?.Secret : null,
            RequiresOpenaiAuth = provider.RequiresOpenAiAuth,
        });
    }

    private ValueTask Login(Request<LoginAccountResponse> request, LoginAccountParams p)
    {
        if (p is not LoginAccountParams.ApiKeyLogin { ApiKey: var key })
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "this daemon signs in with API keys only: use the login type `apiKey`");
        }

        if (string.IsNullOrWhiteSpace(key))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "apiKey must not be empty");
        }

        Change(() => _logins.WriteApiKey(key.Trim()));
        request.Respond(new LoginAccountResponse.ApiKey());
        daemon.Clients.Notify(
            ServerNotificationMethods.AccountLoginCompleted,
            new AccountLoginCompletedNotification { Success = true },
            WireJson.AccountLoginCompletedNotification);
        TellMode(AuthMode.Apikey);
        return ValueTask.CompletedTask;
    }

    /// <summary>No login of this daemon waits for anything, so there is none to cancel.</summary>
    private static ValueTask CancelLogin(Request<CancelLoginAccountResponse> request, CancelLoginAccountParams p)
    {
        if (!Guid.TryParse(p.LoginId, out _))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"invalid login id: {p.LoginId}");
        }

        request.Respond(new CancelLoginAccountResponse { Status = CancelLoginAccountStatus.NotFound });
        return ValueTask.CompletedTask;
    }

    private ValueTask Logout(Request<EmptyResponse> request, NoParams p)
    {
        Change(_logins.Delete);
        request.Respond(new EmptyResponse());
        TellMode(null);
        return ValueTask.CompletedTask;
    }

    /// <summary>The selected provider; that of the defaults while the configuration is broken.</summary>
    private ProviderConfig Provider()
    {
        var snapshot = daemon.Config.LoadForStartup();
        var config = snapshot.Effective ?? throw new RpcException(
            ErrorCodes.InvalidRequest, $"failed to load configuration: {snapshot.Failure?.Message}");
        return config.ModelProviders[config.ModelProvider];
    }

    /// <summary>What requests to the provider would carry.</summary>
    private async ValueTask<StoredLogin?> LoginAsync(ProviderConfig provider, CancellationToken cancellationToken) =>
        await StoredAsync(cancellationToken)
        ?? (provider.Id == BuiltInProviders.OpenAi && daemon.Options.Environment.TryGetValue(KeyVariable, out var key) && !string.IsNullOrWhiteSpace(key)
            ? new StoredLogin(LoginKind.ApiKey, key.Trim())
            : null);

    private async ValueTask<StoredLogin?> StoredAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _logins.ReadAsync(cancellationToken);
        }
        catch (ModelException failure)
        {
            throw new RpcException(ErrorCodes.InternalError, failure.Message);
        }
    }

    private static void Change(Action change)
    {
        try
        {
            change();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RpcException(ErrorCodes.InternalError, $"auth.json cannot be changed: {error.Message}");
        }
    }

    private static AuthMode? Mode(StoredLogin? login) => login?.Kind switch
    {
        LoginKind.ApiKey => AuthMode.Apikey,
        LoginKind.ChatGpt => AuthMode.Chatgpt,
        _ => null,
    };

    private void TellMode(AuthMode? mode) => daemon.Clients.Notify(
        ServerNotificationMethods.AccountUpdated, new AccountUpdatedNotification { AuthMode = mode }, WireJson.AccountUpdatedNotification);
}
