namespace Daemon.Protocol.V2.Threads;

/// <summary>Kinds of items whose output may be left out of a page.</summary>
public sealed record ThreadItemOutputDeferral
{
    public bool CommandExecution { get; init; }

    public bool McpToolCall { get; init; }
}
