namespace Daemon.Protocol.SubmissionQueue;

/// <summary>Tokens of one response, or summed over several.</summary>
public readonly record struct TokenUsage(long Input, long CachedInput, long CacheWriteInput, long Output, long ReasoningOutput, long Total)
{
    public static TokenUsage operator +(TokenUsage a, TokenUsage b) => new(
        a.Input + b.Input,
        a.CachedInput + b.CachedInput,
        a.CacheWriteInput + b.CacheWriteInput,
        a.Output + b.Output,
        a.ReasoningOutput + b.ReasoningOutput,
        a.Total + b.Total);

    public static TokenUsage Add(TokenUsage left, TokenUsage right) => left + right;
}

/// <summary>One rate limit window as the provider's response headers state it.</summary>
/// <param name="UsedPercent">0 to 100, rounded.</param>
/// <param name="ResetsAt">Unix seconds.</param>
public sealed record RateLimitWindow(int UsedPercent, long? WindowMinutes, long? ResetsAt);

/// <summary>The provider's limits; both null when it states none.</summary>
public sealed record RateLimits(RateLimitWindow? Primary, RateLimitWindow? Secondary)
{
    public static RateLimits Unknown { get; } = new(null, null);
}
