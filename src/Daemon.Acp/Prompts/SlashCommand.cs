using Daemon.Protocol.Acp.Prompts;
using Daemon.Protocol.Acp.Updates;
using Daemon.Protocol.V2.Reviews;

namespace Daemon.Acp.Prompts;

/// <summary>A prompt that is a command to the agent, as <c>/compact</c>.</summary>
/// <param name="Review">What is to be reviewed; null to compact the conversation.</param>
internal sealed record SlashCommand(ReviewTarget? Review)
{
    /// <summary>What the editor offers.</summary>
    public static IReadOnlyList<AvailableCommand> Available { get; } =
    [
        Offer("compact", "Replace the conversation so far by a summary", null),
        Offer("review", "Review the uncommitted changes, or what you describe", "what to look at (optional)"),
        Offer("review-branch", "Review the changes against a branch", "branch"),
        Offer("review-commit", "Review a commit", "commit"),
    ];

    /// <summary>Null when the prompt is for the model.</summary>
    public static SlashCommand? Parse(IReadOnlyList<ContentBlock> prompt)
    {
        if (prompt is not [ContentBlock.Text { Value: ['/', ..] text }])
        {
            return null;
        }

        var end = text.AsSpan().IndexOfAny(' ', '\n');
        var name = end < 0 ? text : text[..end];
        var rest = end < 0 ? "" : text[end..].Trim();
        return (name, rest) switch
        {
            ("/compact", "") => new SlashCommand(Review: null),
            ("/review", "") => new SlashCommand(new ReviewTarget.UncommittedChanges()),
            ("/review", _) => new SlashCommand(new ReviewTarget.Custom { Instructions = rest }),
            ("/review-branch", not "") => new SlashCommand(new ReviewTarget.BaseBranch { Branch = rest }),
            ("/review-commit", not "") => new SlashCommand(new ReviewTarget.Commit { Sha = rest }),
            _ => null,
        };
    }

    private static AvailableCommand Offer(string name, string description, string? hint) => new()
    {
        Name = name,
        Description = description,
        Input = hint is null ? null : new AvailableCommandInput { Hint = hint },
    };
}
