using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>What kind of client or agent began a thread.</summary>
[WireForm(typeof(SessionSourceForm))]
public abstract record SessionSource
{
    private SessionSource()
    {
    }

    /// <param name="Name"><c>cli, vscode, exec, appServer</c> or <c>unknown</c>.</param>
    public sealed record Named(string Name) : SessionSource;

    /// <summary>On the wire <c>{"custom": name}</c>.</summary>
    public sealed record Custom(string Name) : SessionSource;

    /// <summary>On the wire <c>{"subAgent": detail}</c>.</summary>
    /// <param name="Detail">
    /// <c>"review"</c>, <c>"compact"</c>, <c>"memory_consolidation"</c>, <c>{"thread_spawn": {...}}</c> or <c>{"other": name}</c>.
    /// </param>
    public sealed record SubAgent(RawJson Detail) : SessionSource;
}
