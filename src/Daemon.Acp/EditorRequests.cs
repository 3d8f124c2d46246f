using Daemon.Acp.Editor;
using Daemon.Acp.Engine;
using Daemon.Acp.Prompts;
using Daemon.Acp.Sessions;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Payloads;
using Daemon.Protocol.Acp;
using Daemon.Protocol.Acp.Handshake;
using Daemon.Protocol.Acp.Prompts;
using Daemon.Protocol.Acp.Sessions;
using Daemon.Protocol.Acp.Updates;
using Daemon.Protocol.V2.Accounts;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Handshake;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;
using InitializeResponse = Daemon.Protocol.Acp.Handshake.InitializeResponse;

namespace Daemon.Acp;

/// <summary>Answers what an editor asks for.</summary>
internal sealed class EditorRequests(
    EngineClient engine, EditorClient editor, SessionTable sessions, SessionOpener opener, EngineEvents events, AcpOptions options)
{
    private const string ApiKeyMethod = "api-key";

    private bool _initialized;

    /// <exception cref="RpcException">Refused: to be answered as it is.</exception>
    /// <exception cref="JsonRpc.Params.ParamsException">The parameters do not fit.</exception>
    public Task AnswerAsync(IncomingRequest request) => request.Method switch
    {
        AcpMethods.Initialize => AnswerAsync(request, AcpJson.InitializeRequest, AcpJson.InitializeResponse, InitializeAsync),
        _ when !_initialized => throw new RpcException(ErrorCodes.InvalidRequest, "initialize comes first"),
        AcpMethods.Authenticate => AnswerAsync(request, AcpJson.AuthenticateRequest, AcpJson.EmptyObject, AuthenticateAsync),
        AcpMethods.Logout => AnswerAsync(request, AcpJson.EmptyObject, AcpJson.EmptyObject, LogoutAsync),
        AcpMethods.SessionNew => NewAsync(request),
        AcpMethods.SessionLoad => LoadAsync(request, withHistory: true),
        AcpMethods.SessionResume => LoadAsync(request, withHistory: false),
        AcpMethods.SessionList => AnswerAsync(request, AcpJson.ListSessionsRequest, AcpJson.ListSessionsResponse, ListAsync),
        AcpMethods.SessionClose => AnswerAsync(request, AcpJson.SessionRequest, AcpJson.EmptyObject, CloseAsync),
        AcpMethods.SessionDelete => AnswerAsync(request, AcpJson.SessionRequest, AcpJson.EmptyObject, DeleteAsync),
        AcpMethods.SessionSetMode => AnswerAsync(request, AcpJson.SetSessionModeRequest, AcpJson.EmptyObject, SetModeAsync),
        AcpMethods.SessionSetConfigOption => AnswerAsync(
            request, AcpJson.SetSessionConfigOptionRequest, AcpJson.SetSessionConfigOptionResponse, SetOptionAsync),
        AcpMethods.SessionPrompt => AnswerAsync(
            request, AcpJson.PromptRequest, AcpJson.PromptResponse, p => PromptAsync(p, request.CancellationToken)),
        _ => throw new RpcException(ErrorCodes.MethodNotFound, $"this agent does not know {request.Method}"),
    };

    /// <summary>Takes the notification <c>session/cancel</c>.</summary>
    public Task CancelAsync(ReadOnlyMemory<byte> parameters) =>
        sessions.Find(AcpJson.SessionRequest.Parse(parameters.Span).SessionId)?.CancelAsync() ?? Task.CompletedTask;

    private static async Task AnswerAsync<TParams, TResult>(
        IncomingRequest request, WireType<TParams> paramsType, WireType<TResult> resultType, Func<TParams, Task<TResult>> answer) =>
        request.Respond(await answer(Parse(request, paramsType)), resultType);

    private static T Parse<T>(IncomingRequest request, WireType<T> type) => type.Parse((request.Params ?? "{}"u8.ToArray()).Span);

    private async Task<InitializeResponse> InitializeAsync(InitializeRequest request)
    {
        editor.Capabilities = request.ClientCapabilities;
        await engine.CallAsync(
            ClientRequestMethods.Initialize,
            new InitializeParams
            {
                ClientInfo = new ClientInfo
                {
                    Name = "codex_acp",
                    Title = request.ClientInfo?.Title ?? request.ClientInfo?.Name,
                    Version = options.Version,
                },
                Capabilities = new InitializeCapabilities { ExperimentalApi = true },
            },
            WireJson.InitializeParams,
            WireJson.InitializeResponse);
        engine.Notify(ClientNotificationMethods.Initialized);
        _initialized = true;
        return new InitializeResponse
        {
            ProtocolVersion = AcpMethods.ProtocolVersion,
            AgentInfo = new Implementation { Name = "codex", Title = "Codex daemon", Version = options.Version },
            AgentCapabilities = new AgentCapabilities
            {
                LoadSession = true,
                PromptCapabilities = new PromptCapabilities { Image = true, Audio = false, EmbeddedContext = true },
                McpCapabilities = new McpCapabilities { Http = true, Sse = false },
                SessionCapabilities = new SessionCapabilities(),
            },
            AuthMethods = options.ApiKey is null
                ? []
                : [new AuthMethod { Id = ApiKeyMethod, Name = "API key", Description = "The key in OPENAI_API_KEY or CODEX_API_KEY." }],
        };
    }

    private async Task<EmptyObject> AuthenticateAsync(AuthenticateRequest request)
    {
        if (request.MethodId != ApiKeyMethod || options.ApiKey is not { } key)
        {
            throw AcpErrors.InvalidParams($"there is no way to sign in called {request.MethodId}: set OPENAI_API_KEY, or sign in with codex login");
        }

        await engine.CallAsync(
            ClientRequestMethods.AccountLoginStart,
            new LoginAccountParams.ApiKeyLogin { ApiKey = key },
            WireJson.LoginAccountParams,
            WireJson.LoginAccountResponse);
        return new EmptyObject();
    }

    private async Task<EmptyObject> LogoutAsync(EmptyObject request)
    {
        await engine.CallAsync(ClientRequestMethods.AccountLogout, EmptyResponse.Instance, WireJson.EmptyResponse, WireJson.EmptyResponse);
        return request;
    }

    private async Task NewAsync(IncomingRequest request)
    {
        var session = await opener.StartAsync(Parse(request, AcpJson.NewSessionRequest));
        request.Respond(
            new NewSessionResponse { SessionId = session.Id, Modes = session.Modes, ConfigOptions = session.Settings.Options },
            AcpJson.NewSessionResponse);
        Announce(session);
    }

    private async Task LoadAsync(IncomingRequest request, bool withHistory)
    {
        var session = await opener.ResumeAsync(Parse(request, AcpJson.LoadSessionRequest));
        if (withHistory)
        {
            // The protocol wants the conversation before the answer.
            await SessionHistory.ShowAsync(engine, session);
        }

        request.Respond(
            new LoadSessionResponse { Modes = session.Modes, ConfigOptions = session.Settings.Options }, AcpJson.LoadSessionResponse);
        Announce(session);
    }

    // To be called when the editor knows the session.
    private void Announce(AcpSession session)
    {
        session.View.Show(new SessionUpdate.AvailableCommands { Commands = SlashCommand.Available });
        events.ShowHeld(session);
    }

    private async Task<ListSessionsResponse> ListAsync(ListSessionsRequest request)
    {
        var list = await engine.CallAsync(
            ClientRequestMethods.ThreadList,
            new ThreadListParams
            {
                Cursor = request.Cursor,
                Cwd = request.Cwd is { } cwd ? new ThreadListCwdFilter([cwd]) : null,
                SortKey = ThreadSortKey.UpdatedAt,
            },
            WireJson.ThreadListParams,
            WireJson.ThreadListResponse);
        return new ListSessionsResponse
        {
            Sessions =
            [
                .. list.Data.Select(thread => new SessionInfo
                {
                    SessionId = thread.Id,
                    Cwd = thread.Cwd.Value,
                    Title = thread.Name ?? thread.Preview,
                    UpdatedAt = DateTimeOffset.FromUnixTimeSeconds(thread.UpdatedAt).ToString("yyyy-MM-ddTHH:mm:ssZ", null),
                }),
            ],
            NextCursor = list.NextCursor,
        };
    }

    private async Task<EmptyObject> CloseAsync(SessionRequest request)
    {
        var session = Session(request.SessionId);
        await session.CancelAsync();
        sessions.Remove(session.Id)?.Closed("the session was closed");
        await engine.CallAsync(
            ClientRequestMethods.ThreadUnsubscribe,
            new ThreadUnsubscribeParams { ThreadId = session.Id },
            WireJson.ThreadUnsubscribeParams,
            WireJson.ThreadUnsubscribeResponse);
        return new EmptyObject();
    }

    private async Task<EmptyObject> DeleteAsync(SessionRequest request)
    {
        await engine.CallAsync(
            ClientRequestMethods.ThreadDelete,
            new ThreadDeleteParams { ThreadId = request.SessionId },
            WireJson.ThreadDeleteParams,
            WireJson.EmptyResponse);
        sessions.Remove(request.SessionId)?.Closed("the session was deleted");
        return new EmptyObject();
    }

    private async Task<EmptyObject> SetModeAsync(SetSessionModeRequest request)
    {
        await Session(request.SessionId).SetModeAsync(request.ModeId);
        return new EmptyObject();
    }

    private async Task<SetSessionConfigOptionResponse> SetOptionAsync(SetSessionConfigOptionRequest request)
    {
        var session = Session(request.SessionId);
        await session.SetOptionAsync(request.ConfigId, request.Value);
        return new SetSessionConfigOptionResponse { ConfigOptions = session.Settings.Options };
    }

    private async Task<PromptResponse> PromptAsync(PromptRequest request, CancellationToken cancellationToken) =>
        new() { StopReason = await Session(request.SessionId).PromptAsync(request.Prompt, cancellationToken) };

    private AcpSession Session(string id) => sessions.Find(id) ?? throw AcpErrors.UnknownSession(id);
}
