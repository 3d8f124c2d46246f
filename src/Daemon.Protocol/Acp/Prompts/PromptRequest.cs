namespace Daemon.Protocol.Acp.Prompts;

/// <summary>The parameters of <c>session/prompt</c>.</summary>
public sealed record PromptRequest
{
    public required string SessionId { get; init; }

    public required IReadOnlyList<ContentBlock> Prompt { get; init; }
}
