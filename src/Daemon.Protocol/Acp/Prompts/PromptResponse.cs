namespace Daemon.Protocol.Acp.Prompts;

/// <summary>The answer to <c>session/prompt</c>, when the turn has ended.</summary>
public sealed record PromptResponse
{
    public required StopReason StopReason { get; init; }
}
