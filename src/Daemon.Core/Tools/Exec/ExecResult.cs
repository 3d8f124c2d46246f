using Daemon.Core.Turns;
using Daemon.ModelClient.Catalog;

namespace Daemon.Core.Tools.Exec;

/// <summary>What the model reads after it started, polled or wrote to a command.</summary>
internal static class ExecResult
{
    public const int DefaultMaxTokens = 10_000;

    /// <param name="begun">When the call began, as a timestamp of the session's clock.</param>
    public static string Take(TurnContext context, ExecSession session, long begun, int maxTokens)
    {
        var finished = session.Finished.IsCompleted;
        var text = ExecResultText.Format(
            context.Ports.Clock.GetElapsedTime(begun),
            finished ? session.ExitCode : null,
            session.Id,
            session.TakeUnread(),
            Budget(context, maxTokens));
        return DeniedOperationText.Append(text, finished ? session.Denials : null);
    }

    /// <summary>The model's own limit caps what it asks for.</summary>
    private static OutputBudget Budget(TurnContext context, int maxTokens)
    {
        var policy = context.Model.Truncation;
        var limit = context.Config.ToolOutputTokenLimit is { } configured && policy.Unit == TruncationUnit.Tokens
            ? Math.Min(configured, policy.Limit)
            : policy.Limit;
        return policy.Unit == TruncationUnit.Bytes
            ? new OutputBudget(OutputUnit.Bytes, (int)Math.Min(limit, (long)maxTokens * 4))
            : new OutputBudget(OutputUnit.Tokens, Math.Min(limit, maxTokens));
    }
}
