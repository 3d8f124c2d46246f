using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Turns;

/// <summary>Counts a thread's tokens.</summary>
/// <remarks>Owned by the running turn.</remarks>
internal sealed class UsageMeter(TokenUsage total, TokenUsage last)
{
    public TokenUsage Total { get; private set; } = total;

    public TokenUsage Last { get; private set; } = last;

    /// <summary>Tokens of the current turn.</summary>
    public TokenUsage Turn { get; private set; }

    public RateLimits Limits { get; set; } = RateLimits.Unknown;

    public void BeginTurn() => Turn = default;

    public void Add(TokenUsage usage)
    {
        Last = usage;
        Total += usage;
        Turn += usage;
    }

    /// <summary>The provider refused the context as too long: it counts as full.</summary>
    public void FillWindow(long tokens)
    {
        Total = new TokenUsage(0, 0, 0, 0, 0, tokens);
        Last = Total;
    }

    /// <summary>States the size of the context without counting it as used, after a compaction.</summary>
    public void SetContextSize(long tokens) => Last = new TokenUsage(0, 0, 0, 0, 0, tokens);
}
