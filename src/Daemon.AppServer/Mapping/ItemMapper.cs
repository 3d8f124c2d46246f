using Daemon.Core.Commands;
using Daemon.Protocol.V2.Items;
using Engine = Daemon.Protocol.Items;

namespace Daemon.AppServer.Mapping;

/// <summary>The engine's items in the form that clients show.</summary>
internal static class ItemMapper
{
    /// <param name="startedAtMs">Unix milliseconds; null when the record does not say.</param>
    /// <param name="completedAtMs">Null while the item is open.</param>
    public static ThreadItem ToWire(Engine.TurnItem item, long? startedAtMs, long? completedAtMs) =>
        Map(item) with { StartedAtMs = startedAtMs, CompletedAtMs = completedAtMs };

    private static ThreadItem Map(Engine.TurnItem item) => item switch
    {
        Engine.TurnItem.UserMessage message => new ThreadItem.UserMessage
        {
            Id = message.Id,
            ClientId = message.ClientId,
            Content = [.. message.Content.Select(InputMapper.ToWire)],
        },
        Engine.TurnItem.AgentMessage message => new ThreadItem.AgentMessage { Id = message.Id, Text = message.Text, Phase = Phase(message.Phase) },
        Engine.TurnItem.HookPrompt prompt => new ThreadItem.HookPrompt
        {
            Id = prompt.Id,
            Fragments = [.. prompt.Parts.Select(part => new HookPromptFragment { Text = part.Text, HookRunId = part.RunId })],
        },
        Engine.TurnItem.Reasoning reasoning => new ThreadItem.Reasoning { Id = reasoning.Id, Summary = reasoning.Summary, Content = reasoning.Content },
        Engine.TurnItem.CommandExecution command => Command(command),
        Engine.TurnItem.FileChange change => new ThreadItem.FileChange
        {
            Id = change.Id,
            Changes = [.. change.Changes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => Change(c.Key, c.Value))],
            Status = PatchStatus(change.Status),
        },
        Engine.TurnItem.DynamicToolCall call => ToolItems.Dynamic(call),
        Engine.TurnItem.McpToolCall call => ToolItems.Mcp(call),
        Engine.TurnItem.CollabAgentToolCall agents => CollabItems.ToWire(agents),
        Engine.TurnItem.WebSearch search => ToolItems.Search(search),
        Engine.TurnItem.ImageView view => new ThreadItem.ImageView { Id = view.Id, Path = view.Path },
        Engine.TurnItem.Plan plan => new ThreadItem.Plan { Id = plan.Id, Text = plan.Text },
        Engine.TurnItem.ContextCompaction compaction => new ThreadItem.ContextCompaction { Id = compaction.Id },
        Engine.TurnItem.EnteredReviewMode entered => new ThreadItem.EnteredReviewMode { Id = entered.Id, Review = entered.UserFacingHint },
        Engine.TurnItem.ExitedReviewMode exited => new ThreadItem.ExitedReviewMode { Id = exited.Id, Review = exited.ReviewText },
        _ => throw new ArgumentException($"{item.GetType().Name} has no wire form", nameof(item)),
    };

    public static CommandAction ToWire(Engine.CommandAction action) => action switch
    {
        Engine.CommandAction.Read read => new CommandAction.Read { Command = read.Command, Name = read.Name, Path = read.Path },
        Engine.CommandAction.ListFiles list => new CommandAction.ListFiles { Command = list.Command, Path = list.Path },
        Engine.CommandAction.Search search => new CommandAction.Search { Command = search.Command, Query = search.Query, Path = search.Path },
        _ => new CommandAction.Unknown { Command = action.Command },
    };

    private static ThreadItem.CommandExecution Command(Engine.TurnItem.CommandExecution command) => new()
    {
        Id = command.Id,
        Command = CommandDisplay.Join(command.Command),
        Cwd = command.Cwd,
        // Nobody may write to a command of the user, so it has no handle.
        ProcessId = command.Source == Engine.CommandSource.UserShell ? null : command.ProcessId,
        Source = command.Source switch
        {
            Engine.CommandSource.UserShell => CommandExecutionSource.UserShell,
            Engine.CommandSource.UnifiedExecStartup => CommandExecutionSource.UnifiedExecStartup,
            Engine.CommandSource.UnifiedExecInteraction => CommandExecutionSource.UnifiedExecInteraction,
            _ => CommandExecutionSource.Agent,
        },
        Status = command.Status switch
        {
            Engine.ItemStatus.Completed => CommandExecutionStatus.Completed,
            Engine.ItemStatus.Failed => CommandExecutionStatus.Failed,
            Engine.ItemStatus.Declined => CommandExecutionStatus.Declined,
            _ => CommandExecutionStatus.InProgress,
        },
        CommandActions = [.. command.Actions.Select(ToWire)],
        AggregatedOutput = command.AggregatedOutput,
        ExitCode = command.ExitCode,
        DurationMs = (long?)command.Duration?.TotalMilliseconds,
        SandboxDenials = DenialMapper.ToWire(command.Denials),
    };

    private static FileUpdateChange Change(string path, Engine.FileChangeKind kind) => kind switch
    {
        Engine.FileChangeKind.Add add => new FileUpdateChange { Path = path, Kind = new PatchChangeKind.Add(), Diff = add.Content },
        Engine.FileChangeKind.Delete delete => new FileUpdateChange { Path = path, Kind = new PatchChangeKind.Delete(), Diff = delete.Content },
        Engine.FileChangeKind.Update update => new FileUpdateChange
        {
            Path = path,
            Kind = new PatchChangeKind.Update { MovePath = update.MovePath },
            Diff = update.MovePath is null ? update.UnifiedDiff : $"{update.UnifiedDiff}\n\nMoved to: {update.MovePath}",
        },
        _ => throw new ArgumentException($"{kind.GetType().Name} has no wire form", nameof(kind)),
    };

    private static PatchApplyStatus PatchStatus(Engine.ItemStatus status) => status switch
    {
        Engine.ItemStatus.Completed => PatchApplyStatus.Completed,
        Engine.ItemStatus.Failed => PatchApplyStatus.Failed,
        Engine.ItemStatus.Declined => PatchApplyStatus.Declined,
        _ => PatchApplyStatus.InProgress,
    };

    private static MessagePhase? Phase(string? phase) => phase switch
    {
        "commentary" => MessagePhase.Commentary,
        "final_answer" => MessagePhase.FinalAnswer,
        _ => null,
    };
}
