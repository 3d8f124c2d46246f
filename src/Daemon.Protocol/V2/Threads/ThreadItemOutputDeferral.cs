using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Kinds of items whose output may be left out of a page.</summary>
public sealed record ThreadItemOutputDeferral
{
    [WireExperimental]
    public bool CommandExecution { get; init; }

    [WireExperimental]
    public bool McpToolCall { get; init; }
}
