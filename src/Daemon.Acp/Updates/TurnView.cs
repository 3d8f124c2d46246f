using Daemon.Acp.Editor;
using Daemon.Acp.Prompts;
using Daemon.Protocol.Acp.Updates;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Acp.Updates;

/// <summary>Shows what happens in a session's turns.</summary>
/// <remarks>Not thread-safe: events come one at a time.</remarks>
internal sealed class TurnView(string sessionId, EditorClient editor, TimeProvider time)
{
    private readonly HashSet<string> _streamed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OutputTail> _outputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ThreadItem.FileChange> _patches = new(StringComparer.Ordinal);

    /// <summary>A patch that is open: a question about it names only its id.</summary>
    public ThreadItem.FileChange? Patch(string itemId) => _patches.GetValueOrDefault(itemId);

    public void Started(ThreadItem item)
    {
        if (item is ThreadItem.FileChange patch)
        {
            _patches[patch.Id] = patch;
        }

        if (item is ThreadItem.ContextCompaction)
        {
            ShowCompaction(item.Id, "in_progress");
        }
        else if (ToolCallMapper.Begun(item) is { } call)
        {
            Show(call);
        }
    }

    public void Completed(ThreadItem item)
    {
        var wasStreamed = _streamed.Remove(item.Id);
        _outputs.Remove(item.Id);
        _patches.Remove(item.Id);
        switch (item)
        {
            case ThreadItem.AgentMessage or ThreadItem.Plan or ThreadItem.Reasoning when wasStreamed:
                break;
            case ThreadItem.ContextCompaction:
                ShowCompaction(item.Id, "completed");
                break;
            default:
                ShowWhole(item, withUser: false);
                break;
        }
    }

    /// <summary>Shows an item of an earlier turn.</summary>
    public void Replay(ThreadItem item)
    {
        if (ToolCallMapper.Begun(item) is { } call)
        {
            Show(call);
        }

        ShowWhole(item, withUser: true);
    }

    public void MessageDelta(string itemId, string delta)
    {
        _streamed.Add(itemId);
        Show(new SessionUpdate.AgentMessageChunk { Content = PromptMapper.Text(delta), MessageId = itemId });
    }

    public void ThoughtDelta(string itemId, string delta)
    {
        _streamed.Add(itemId);
        Show(new SessionUpdate.AgentThoughtChunk { Content = PromptMapper.Text(delta), MessageId = itemId });
    }

    /// <summary>A further part of the thoughts begins.</summary>
    public void ThoughtBreak(string itemId)
    {
        if (_streamed.Contains(itemId))
        {
            ThoughtDelta(itemId, "\n\n");
        }
    }

    public void OutputDelta(string itemId, string delta)
    {
        if (!_outputs.TryGetValue(itemId, out var tail))
        {
            tail = new OutputTail(time);
            _outputs.Add(itemId, tail);
        }

        if (tail.Add(delta) is { } shown)
        {
            Show(new SessionUpdate.ToolCallUpdate { ToolCallId = itemId, Content = [Fenced.Block(shown)] });
        }
    }

    public void PlanUpdated(IReadOnlyList<TurnPlanStep> steps)
    {
        List<PlanEntry> entries = [];
        foreach (var step in steps)
        {
            entries.Add(new PlanEntry
            {
                Content = step.Step,
                Priority = "medium",
                Status = step.Status switch
                {
                    TurnPlanStepStatus.Completed => "completed",
                    TurnPlanStepStatus.InProgress => "in_progress",
                    _ => "pending",
                },
            });
        }

        Show(new SessionUpdate.Plan { Entries = entries });
    }

    /// <summary>Something that is not part of the conversation; only editors that said so show it.</summary>
    public void Notice(string severity, string title, string? details)
    {
        if (editor.Capabilities.Session?.Notices is not null)
        {
            Show(new SessionUpdate.Notice { Severity = severity, Title = title, Description = details });
        }
    }

    public void Show(SessionUpdate update) => editor.Update(sessionId, update);

    private void ShowWhole(ThreadItem item, bool withUser)
    {
        switch (item)
        {
            case ThreadItem.UserMessage message when withUser:
                foreach (var input in message.Content)
                {
                    if (PromptMapper.ToContent(input) is { } content)
                    {
                        Show(new SessionUpdate.UserMessageChunk { Content = content, MessageId = item.Id });
                    }
                }

                break;
            case ThreadItem.AgentMessage { Text.Length: > 0 } message:
                Show(new SessionUpdate.AgentMessageChunk { Content = PromptMapper.Text(message.Text), MessageId = item.Id });
                break;
            case ThreadItem.Plan { Text.Length: > 0 } plan:
                Show(new SessionUpdate.AgentMessageChunk { Content = PromptMapper.Text(plan.Text), MessageId = item.Id });
                break;
            case ThreadItem.Reasoning reasoning when string.Join("\n\n", reasoning.Summary) is { Length: > 0 } thoughts:
                Show(new SessionUpdate.AgentThoughtChunk { Content = PromptMapper.Text(thoughts), MessageId = item.Id });
                break;
            default:
                if (ToolCallMapper.Ended(item) is { } ended)
                {
                    Show(ended);
                }

                break;
        }
    }

    private void ShowCompaction(string itemId, string status)
    {
        if (editor.Capabilities.Session?.Compaction is not null)
        {
            Show(new SessionUpdate.Compaction { CompactionId = itemId, Status = status });
        }
    }
}
