using Daemon.JsonRpc;
using Daemon.JsonRpc.Messages;
using Daemon.JsonRpc.Payloads;
using Daemon.JsonRpc.Transports;
using Daemon.Protocol.Acp;
using Daemon.Protocol.Acp.Editor;
using Daemon.Protocol.Acp.Handshake;
using Daemon.Protocol.Acp.Questions;
using Daemon.Protocol.Acp.Updates;

namespace Daemon.Acp.Editor;

/// <summary>The agent's end of its connection to the editor.</summary>
/// <remarks>Thread-safe. Messages go out in the order of the calls.</remarks>
internal sealed class EditorClient(IMessageTransport transport, IRpcHandler handler) : IAsyncDisposable
{
    private readonly RpcConnection _rpc = new(
        transport, handler, new RpcConnectionOptions { Form = MessageForm.JsonRpc2, Overload = OverloadPolicy.Wait });

    private long _lastId;

    /// <summary>Completes when the editor has gone.</summary>
    public Task Completion => _rpc.Completion;

    /// <summary>What the editor said that it can do; nothing before the handshake.</summary>
    public ClientCapabilities Capabilities { get; set; } = new();

    public void Start() => _rpc.Start();

    /// <summary>Shows something.</summary>
    public void Update(string sessionId, SessionUpdate update) => _rpc.Notify(
        AcpMethods.SessionUpdate, new SessionNotification { SessionId = sessionId, Update = update }, AcpJson.SessionNotification);

    /// <summary>Asks the user to choose.</summary>
    /// <exception cref="RpcException">The editor refused.</exception>
    public async Task<RequestPermissionOutcome> AskAsync(RequestPermissionRequest question, CancellationToken cancellationToken) =>
        (await CallAsync(
            AcpMethods.SessionRequestPermission, question, AcpJson.RequestPermissionRequest, AcpJson.RequestPermissionResponse, cancellationToken)).Outcome;

    /// <summary>Asks the user to fill in a form or visit an address.</summary>
    public Task<CreateElicitationResponse> ElicitAsync(CreateElicitationRequest question, CancellationToken cancellationToken) => CallAsync(
        AcpMethods.ElicitationCreate, question, AcpJson.CreateElicitationRequest, AcpJson.CreateElicitationResponse, cancellationToken);

    public async Task<string> ReadTextFileAsync(ReadTextFileRequest request, CancellationToken cancellationToken) =>
        (await CallAsync(
            AcpMethods.FsReadTextFile, request, AcpJson.ReadTextFileRequest, AcpJson.ReadTextFileResponse, cancellationToken)).Content;

    public Task WriteTextFileAsync(WriteTextFileRequest request, CancellationToken cancellationToken) =>
        CallAsync(AcpMethods.FsWriteTextFile, AcpJson.WriteTextFileRequest.ToUtf8Bytes(request), cancellationToken);

    public async Task<string> CreateTerminalAsync(CreateTerminalRequest request, CancellationToken cancellationToken) =>
        (await CallAsync(
            AcpMethods.TerminalCreate, request, AcpJson.CreateTerminalRequest, AcpJson.CreateTerminalResponse, cancellationToken)).TerminalId;

    public Task<TerminalExit> WaitForExitAsync(TerminalRequest terminal, CancellationToken cancellationToken) =>
        CallAsync(AcpMethods.TerminalWaitForExit, terminal, AcpJson.TerminalRequest, AcpJson.TerminalExit, cancellationToken);

    public Task<TerminalOutputResponse> ReadTerminalAsync(TerminalRequest terminal, CancellationToken cancellationToken) =>
        CallAsync(AcpMethods.TerminalOutput, terminal, AcpJson.TerminalRequest, AcpJson.TerminalOutputResponse, cancellationToken);

    public Task KillTerminalAsync(TerminalRequest terminal) =>
        CallAsync(AcpMethods.TerminalKill, AcpJson.TerminalRequest.ToUtf8Bytes(terminal), CancellationToken.None);

    public Task ReleaseTerminalAsync(TerminalRequest terminal) =>
        CallAsync(AcpMethods.TerminalRelease, AcpJson.TerminalRequest.ToUtf8Bytes(terminal), CancellationToken.None);

    public ValueTask DisposeAsync() => _rpc.DisposeAsync();

    private async Task<TResult> CallAsync<TParams, TResult>(
        string method, TParams parameters, WireType<TParams> paramsType, WireType<TResult> resultType, CancellationToken cancellationToken)
    {
        var result = await CallAsync(method, paramsType.ToUtf8Bytes(parameters), cancellationToken);
        return resultType.Parse(result.Span);
    }

    private Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken) =>
        _rpc.CallAsync(new RequestId(Interlocked.Increment(ref _lastId)), method, parameters, cancellationToken);
}
