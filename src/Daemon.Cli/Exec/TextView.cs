using System.Globalization;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Cli.Exec;

/// <summary>A run for a person: what happens on one writer, and nothing but the final message on another.</summary>
/// <param name="progress">Usually standard error.</param>
/// <param name="result">Usually standard output: safe to pipe on.</param>
internal sealed class TextView(TextWriter progress, TextWriter result, string version) : IExecView
{
    private const int MaxOutputLines = 12;
    private const int MaxLineLength = 200;

    private string? _message;

    public void ThreadStarted(ThreadFacts thread)
    {
        progress.WriteLine($"codex {version}");
        progress.WriteLine($"  thread   {thread.Id}");
        progress.WriteLine($"  model    {thread.Model} ({thread.Provider})");
        progress.WriteLine($"  folder   {Printable.Line(thread.Cwd)}");
        progress.WriteLine($"  sandbox  {Describe(thread.Sandbox)}");
        progress.WriteLine();
    }

    public void TurnStarted()
    {
    }

    public void ItemStarted(ThreadItem item)
    {
        if (item is ThreadItem.CommandExecution command)
        {
            progress.WriteLine($"$ {Printable.Text(CommandText.WithoutShell(command.Command))}");
        }
        else if (item is ThreadItem.McpToolCall call)
        {
            progress.WriteLine($"calling {Printable.Line(call.Server)}.{Printable.Line(call.Tool)}");
        }
    }

    public void ItemCompleted(ThreadItem item)
    {
        switch (item)
        {
            case ThreadItem.AgentMessage message:
                ShowEarlierMessage();
                _message = message.Text;
                break;
            case ThreadItem.CommandExecution command:
                ShowOutput(command.AggregatedOutput ?? "");
                progress.WriteLine($"  {Outcome(command)}");
                progress.WriteLine();
                break;
            case ThreadItem.FileChange change:
                ShowPatch(change);
                break;
            case ThreadItem.McpToolCall call:
                progress.WriteLine(call.Error is { } error ? $"  failed: {Printable.Line(error.Message)}" : "  done");
                progress.WriteLine();
                break;
            case ThreadItem.Reasoning { Summary.Count: > 0 } reasoning:
                progress.WriteLine(Printable.Text(string.Join("\n", reasoning.Summary)));
                progress.WriteLine();
                break;
            case ThreadItem.WebSearch search:
                progress.WriteLine($"searched the web: {Printable.Line(search.Query)}");
                progress.WriteLine();
                break;
            case ThreadItem.ContextCompaction:
                progress.WriteLine("the conversation so far was summarised");
                progress.WriteLine();
                break;
            default:
                // The user's own message, and items that only screens with panes show.
                break;
        }
    }

    public void PlanUpdated(IReadOnlyList<TurnPlanStep> plan)
    {
        progress.WriteLine("plan");
        foreach (var step in plan)
        {
            var mark = step.Status switch { TurnPlanStepStatus.Completed => 'x', TurnPlanStepStatus.InProgress => '>', _ => ' ' };
            progress.WriteLine($"  [{mark}] {Printable.Line(step.Step)}");
        }

        progress.WriteLine();
    }

    public void Warning(string message) => ShowNotice($"warning: {message.TrimEnd()}");

    public void Error(string message, bool willRetry) =>
        progress.WriteLine(willRetry ? $"{Printable.Line(message)} (trying again)" : $"error: {Printable.Text(message)}");

    public void TurnEnded(Turn turn, TokenUsageBreakdown? usage)
    {
        if (turn.Status == TurnStatus.Interrupted)
        {
            progress.WriteLine("interrupted");
        }

        if (usage is { TotalTokens: > 0 })
        {
            progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tokens: {usage.InputTokens:N0} in, {usage.OutputTokens:N0} out"));
            progress.WriteLine();
        }

        progress.Flush();
        if (_message is { } message)
        {
            result.WriteLine(message);
            result.Flush();
        }
    }

    /// <summary>A message that another one follows was a remark on the way.</summary>
    private void ShowEarlierMessage()
    {
        if (_message is { Length: > 0 } earlier)
        {
            progress.WriteLine(Printable.Text(earlier));
            progress.WriteLine();
        }
    }

    private void ShowOutput(string output)
    {
        var lines = output.TrimEnd('\n', '\r').Split('\n');
        if (lines is [""])
        {
            return;
        }

        // The end of an output says more often how it went than its beginning.
        var head = lines.Length <= MaxOutputLines ? lines.Length : MaxOutputLines / 2;
        var tail = lines.Length <= MaxOutputLines ? 0 : MaxOutputLines / 2;
        Show(lines.Take(head));
        if (tail > 0)
        {
            progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ... {lines.Length - head - tail} lines more ..."));
            Show(lines.TakeLast(tail));
        }

        void Show(IEnumerable<string> shown)
        {
            foreach (var line in shown)
            {
                progress.WriteLine($"  {Printable.Shorten(Printable.Line(line), MaxLineLength)}");
            }
        }
    }

    private void ShowPatch(ThreadItem.FileChange change)
    {
        progress.WriteLine(change.Status switch
        {
            PatchApplyStatus.Completed => "patch applied",
            PatchApplyStatus.Declined => "patch declined",
            _ => "patch failed",
        });
        foreach (var file in change.Changes)
        {
            var mark = file.Kind switch { PatchChangeKind.Add => 'A', PatchChangeKind.Delete => 'D', _ => 'M' };
            progress.WriteLine($"  {mark} {Printable.Line(file.Path)}");
        }

        progress.WriteLine();
    }

    private void ShowNotice(string text)
    {
        progress.WriteLine(Printable.Text(text));
        progress.WriteLine();
    }

    private static string Outcome(ThreadItem.CommandExecution command)
    {
        var time = command.DurationMs switch
        {
            null => "",
            < 1000 => string.Create(CultureInfo.InvariantCulture, $" in {command.DurationMs} ms"),
            _ => string.Create(CultureInfo.InvariantCulture, $" in {command.DurationMs / 1000.0:0.0} s"),
        };
        return (command.Status, command.ExitCode) switch
        {
            (CommandExecutionStatus.Declined, _) => "[declined]",
            (_, { } code) => string.Create(CultureInfo.InvariantCulture, $"[exit {code}{time}]"),
            _ => $"[no exit code{time}]",
        };
    }

    private static string Describe(SandboxPolicy sandbox) => sandbox switch
    {
        SandboxPolicy.ReadOnly => "read-only (commands may read files, not change them)",
        SandboxPolicy.WorkspaceWrite => "workspace-write (commands may change files in the folder)",
        SandboxPolicy.ExternalSandbox => "external (somebody else confines the commands)",
        _ => "none (commands may do whatever you may)",
    };
}
