using Daemon.Core.Commands;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Items;
using Core = Daemon.Protocol.Items;

namespace Daemon.AppServer.Mapping;

/// <summary>The engine's items in the form that clients show.</summary>
internal static class ItemMapper
{
    /// <param name="startedAtMs">Unix milliseconds; null when the record does not say.</param>
    /// <param name="completedAtMs">Null while the item is open.</param>
    public static ThreadItem ToWire(Core.TurnItem item, long? startedAtMs, long? completedAtMs) =>
        Map(item) with { StartedAtMs = startedAtMs, CompletedAtMs = completedAtMs };

    private static ThreadItem Map(Core.TurnItem item) => item switch
    {
        Core.TurnItem.UserMessage message => new ThreadItem.UserMessage
        {
            Id = message.Id,
            ClientId = message.ClientId,
            Content = [.. message.Content.Select(InputMapper.ToWire)],
        },
        Core.TurnItem.AgentMessage message => new ThreadItem.AgentMessage { Id = message.Id, Text = message.Text, Phase = Phase(message.Phase) },
        Core.TurnItem.Reasoning reasoning => new ThreadItem.Reasoning { Id = reasoning.Id, Summary = reasoning.Summary, Content = reasoning.Content },
        Core.TurnItem.CommandExecution command => Command(command),
        Core.TurnItem.FileChange change => new ThreadItem.FileChange
        {
            Id = change.Id,
            Changes = [.. change.Changes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => Change(c.Key, c.Value))],
            Status = PatchStatus(change.Status),
        },
        Core.TurnItem.DynamicToolCall call => ToolItems.Dynamic(call),
        Core.TurnItem.McpToolCall call => ToolItems.Mcp(call),
        Core.TurnItem.WebSearch search => ToolItems.Search(search),
        Core.TurnItem.ImageView view => new ThreadItem.ImageView { Id = view.Id, Path = view.Path },
        Core.TurnItem.Plan plan => new ThreadItem.Plan { Id = plan.Id, Text = plan.Text },
        Core.TurnItem.ContextCompaction compaction => new ThreadItem.ContextCompaction { Id = compaction.Id },
        Core.TurnItem.EnteredReviewMode entered => new ThreadItem.EnteredReviewMode { Id = entered.Id, Review = entered.UserFacingHint },
        Core.TurnItem.ExitedReviewMode exited => new ThreadItem.ExitedReviewMode { Id = exited.Id, Review = exited.ReviewText },
        _ => throw new ArgumentException($"{item.GetType().Name} has no wire form", nameof(item)),
    };

    public static CommandAction ToWire(Core.CommandAction action) => action switch
    {
        Core.CommandAction.Read read => new CommandAction.Read { Command = read.Command, Name = read.Name, Path = read.Path },
        Core.CommandAction.ListFiles list => new CommandAction.ListFiles { Command = list.Command, Path = list.Path },
        Core.CommandAction.Search search => new CommandAction.Search { Command = search.Command, Query = search.Query, Path = search.Path },
        _ => new CommandAction.Unknown { Command = action.Command },
    };

    private static ThreadItem.CommandExecution Command(Core.TurnItem.CommandExecution command) => new()
    {
        Id = command.Id,
        Command = CommandDisplay.Join(command.Command),
        Cwd = command.Cwd,
        ProcessId = command.ProcessId,
        Source = command.Source switch
        {
            Core.CommandSource.UserShell => CommandExecutionSource.UserShell,
            Core.CommandSource.UnifiedExecStartup => CommandExecutionSource.UnifiedExecStartup,
            Core.CommandSource.UnifiedExecInteraction => CommandExecutionSource.UnifiedExecInteraction,
            _ => CommandExecutionSource.Agent,
        },
        Status = command.Status switch
        {
            Core.ItemStatus.Completed => CommandExecutionStatus.Completed,
            Core.ItemStatus.Failed => CommandExecutionStatus.Failed,
            Core.ItemStatus.Declined => CommandExecutionStatus.Declined,
            _ => CommandExecutionStatus.InProgress,
        },
        CommandActions = [.. command.Actions.Select(ToWire)],
        AggregatedOutput = command.AggregatedOutput,
        ExitCode = command.ExitCode,
        DurationMs = (long?)command.Duration?.TotalMilliseconds,
    };

    private static FileUpdateChange Change(string path, Core.FileChangeKind kind) => kind switch
    {
        Core.FileChangeKind.Add add => new FileUpdateChange { Path = path, Kind = new PatchChangeKind.Add(), Diff = add.Content },
        Core.FileChangeKind.Delete delete => new FileUpdateChange { Path = path, Kind = new PatchChangeKind.Delete(), Diff = delete.Content },
        Core.FileChangeKind.Update update => new FileUpdateChange
        {
            Path = path,
            Kind = new PatchChangeKind.Update { MovePath = update.MovePath },
            Diff = update.MovePath is null ? update.UnifiedDiff : $"{update.UnifiedDiff}\n\nMoved to: {update.MovePath}",
        },
        _ => throw new ArgumentException($"{kind.GetType().Name} has no wire form", nameof(kind)),
    };

    private static PatchApplyStatus PatchStatus(Core.ItemStatus status) => status switch
    {
        Core.ItemStatus.Completed => PatchApplyStatus.Completed,
        Core.ItemStatus.Failed => PatchApplyStatus.Failed,
        Core.ItemStatus.Declined => PatchApplyStatus.Declined,
        _ => PatchApplyStatus.InProgress,
    };

    private static MessagePhase? Phase(string? phase) => phase switch
    {
        "commentary" => MessagePhase.Commentary,
        "final_answer" => MessagePhase.FinalAnswer,
        _ => null,
    };
}
