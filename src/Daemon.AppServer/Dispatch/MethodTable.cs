using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Daemon.JsonRpc.Payloads;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Dispatch;

/// <summary>All requests that the daemon answers. Filled by the processors before the first connection, then read-only.</summary>
internal sealed class MethodTable
{
    private readonly Dictionary<string, Method> _building = new(StringComparer.Ordinal);
    private FrozenDictionary<string, Method>? _methods;

    public void Add<TParams, TResult>(
        string name,
        WireType<TParams> paramsType,
        WireType<TResult> resultType,
        MethodHandler<TParams, TResult> handler,
        Func<TParams, string?>? key = null,
        bool optionalParams = false)
        where TParams : notnull =>
        _building.Add(name, new Method<TParams, TResult>(name, paramsType, resultType, handler, key, optionalParams));

    /// <summary>Adds the methods of a family.</summary>
    public MethodTable With(IProcessor processor)
    {
        processor.Register(this);
        return this;
    }

    /// <summary>All of them, in the order in which they were added.</summary>
    public IReadOnlyCollection<Method> All => _building.Values;

    public bool TryGet(string name, [NotNullWhen(true)] out Method? method) =>
        (_methods ??= _building.ToFrozenDictionary(StringComparer.Ordinal)).TryGetValue(name, out method);

    /// <summary>The refusal of a method that the protocol does not have, in the words that clients know.</summary>
    public static string UnknownMethod(string name) =>
        $"Invalid request: unknown variant `{name}`, expected one of {string.Join(", ", ClientRequestMethods.All.Select(m => $"`{m}`"))}";
}

/// <summary>A family of methods.</summary>
internal interface IProcessor
{
    void Register(MethodTable methods);
}
