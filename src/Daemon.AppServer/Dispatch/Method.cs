using Daemon.AppServer.Connections;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Params;
using Daemon.JsonRpc.Payloads;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Dispatch;

/// <summary>Answers one request: with a result, with a refusal, or by throwing <see cref="RpcException"/>.</summary>
internal delegate ValueTask MethodHandler<in TParams, TResult>(Request<TResult> request, TParams parameters);

/// <summary>One row of the method table.</summary>
internal abstract class Method(string name, bool optionalParams)
{
    public string Name { get; } = name;

    public bool Experimental { get; } = ExperimentalMethods.Contains(name);

    /// <summary>Whether absent parameters stand for an empty object.</summary>
    public bool MayOmitParameters { get; } = optionalParams;

    /// <summary>
    /// Reads the parameters. On success returns the work and the key that orders it; null when the request was answered with what is
    /// wrong with them.
    /// </summary>
    public abstract Func<ValueTask>? Bind(ClientConnection client, IncomingRequest incoming, out string? key);
}

/// <param name="key">Requests of one key are handled in order of arrival; null means side by side.</param>
/// <param name="optionalParams">Whether absent parameters stand for an empty object.</param>
internal sealed class Method<TParams, TResult>(
    string name,
    WireType<TParams> paramsType,
    WireType<TResult> resultType,
    MethodHandler<TParams, TResult> handler,
    Func<TParams, string?>? key,
    bool optionalParams) : Method(name, optionalParams)
    where TParams : notnull
{
    private static readonly ReadOnlyMemory<byte> EmptyObject = "{}"u8.ToArray();

    public override Func<ValueTask>? Bind(ClientConnection client, IncomingRequest incoming, out string? orderKey)
    {
        orderKey = null;
        // A bare null would become an empty memory here, not an absent one.
        var raw = incoming.Params ?? (MayOmitParameters ? EmptyObject : (ReadOnlyMemory<byte>?)null);
        if (!ParamsReader.TryRead(raw, paramsType, out var parameters, out var problem))
        {
            incoming.RespondError(ErrorCodes.InvalidRequest, problem);
            return null;
        }

        orderKey = key?.Invoke(parameters);
        var request = new Request<TResult>(client, incoming, resultType);
        return () => handler(request, parameters);
    }
}
