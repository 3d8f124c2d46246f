using Daemon.JsonRpc.Payloads;
using Daemon.Protocol.Acp.Updates;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Items;

namespace Daemon.Acp.Updates;

/// <summary>Shows the items of a turn that are work of some kind as calls of tools.</summary>
internal static class ToolCallMapper
{
    /// <summary>A call as it begins; null for items that are no call.</summary>
    public static SessionUpdate.ToolCall? Begun(ThreadItem item) => item switch
    {
        ThreadItem.CommandExecution command => Command(command),
        ThreadItem.FileChange patch => new SessionUpdate.ToolCall
        {
            ToolCallId = patch.Id,
            Title = PatchTitle(patch.Changes),
            Kind = ToolKind.Edit,
            Status = ToolCallStatus.InProgress,
            Content = PatchDiffs.Of(patch.Changes),
            Locations = PatchDiffs.Locations(patch.Changes),
        },
        ThreadItem.McpToolCall call => Call(call.Id, $"{call.Server}: {call.Tool}", ToolKind.Other, call.Arguments),
        ThreadItem.DynamicToolCall call => Call(call.Id, call.Namespace is { } group ? $"{group}: {call.Tool}" : call.Tool, ToolKind.Other, call.Arguments),
        ThreadItem.CollabAgentToolCall call => Call(call.Id, AgentTitle(call), ToolKind.Think, null),
        ThreadItem.WebSearch search => Call(search.Id, WebTitle(search), ToolKind.Fetch, null),
        ThreadItem.ImageView image => Call(image.Id, $"Look at {Path.GetFileName(image.Path)}", ToolKind.Read, null) with
        {
            Locations = [new ToolCallLocation { Path = image.Path }],
        },
        ThreadItem.ImageGeneration image => Call(image.Id, "Make an image", ToolKind.Other, null),
        _ => null,
    };

    /// <summary>What has changed of a call when its item is complete; null for items that are no call.</summary>
    public static SessionUpdate.ToolCallUpdate? Ended(ThreadItem item) => item switch
    {
        ThreadItem.CommandExecution command => new SessionUpdate.ToolCallUpdate
        {
            ToolCallId = command.Id,
            Status = Status(command.Status == CommandExecutionStatus.Completed),
            Content = command.AggregatedOutput is { Length: > 0 } output ? [Fenced.Block(output)] : null,
            RawOutput = command.ExitCode is { } code ? ExitCode(code) : null,
        },
        ThreadItem.FileChange patch => new SessionUpdate.ToolCallUpdate
        {
            ToolCallId = patch.Id,
            Status = Status(patch.Status == PatchApplyStatus.Completed),
            Content = PatchDiffs.Of(patch.Changes),
        },
        ThreadItem.McpToolCall call => new SessionUpdate.ToolCallUpdate
        {
            ToolCallId = call.Id,
            Status = Status(call.Status == McpToolCallStatus.Completed),
            Content = call.Error is { } error ? [Fenced.Plain(error.Message)] : ToolOutput.Of(call.Result?.Content),
            RawOutput = call.Result?.StructuredContent,
        },
        ThreadItem.DynamicToolCall call => new SessionUpdate.ToolCallUpdate
        {
            ToolCallId = call.Id,
            Status = Status(call.Success == true),
            Content = ToolOutput.Of(call.ContentItems),
        },
        ThreadItem.CollabAgentToolCall call => new SessionUpdate.ToolCallUpdate
        {
            ToolCallId = call.Id,
            Status = Status(call.Status == CollabAgentToolCallStatus.Completed),
        },
        ThreadItem.WebSearch search => new SessionUpdate.ToolCallUpdate
        {
            ToolCallId = search.Id,
            Status = ToolCallStatus.Completed,
            Title = WebTitle(search),
        },
        ThreadItem.ImageView image => new SessionUpdate.ToolCallUpdate { ToolCallId = image.Id, Status = ToolCallStatus.Completed },
        ThreadItem.ImageGeneration image => new SessionUpdate.ToolCallUpdate
        {
            ToolCallId = image.Id,
            Status = Status(image.Failure is null),
            Content = ToolOutput.Of(image),
        },
        _ => null,
    };

    /// <summary>A command in words, for a title.</summary>
    public static string CommandTitle(string command, IReadOnlyList<CommandAction> actions) => actions switch
    {
        [CommandAction.Read read] => $"Read {read.Name}",
        [CommandAction.Search { Query: { } query, Path: { } path }] => $"Search {path} for {query}",
        [CommandAction.Search { Query: { } query }] => $"Search for {query}",
        [CommandAction.ListFiles { Path: { } path }] => $"List {path}",
        [CommandAction.ListFiles] => "List files",
        [CommandAction.Unknown unknown] => unknown.Command,
        _ => command,
    };

    /// <summary>What a command does, for its icon.</summary>
    public static ToolKind CommandKind(IReadOnlyList<CommandAction> actions) => actions switch
    {
        [_, ..] when actions.All(action => action is CommandAction.Read) => ToolKind.Read,
        [_, ..] when actions.All(action => action is not CommandAction.Unknown) => ToolKind.Search,
        _ => ToolKind.Execute,
    };

    /// <summary>A patch in words, for a title.</summary>
    public static string PatchTitle(IReadOnlyList<FileUpdateChange> changes) => changes switch
    {
        [{ Kind: PatchChangeKind.Add } only] => $"Create {Path.GetFileName(only.Path)}",
        [{ Kind: PatchChangeKind.Delete } only] => $"Delete {Path.GetFileName(only.Path)}",
        [var only] => $"Edit {Path.GetFileName(only.Path)}",
        _ => $"Edit {changes.Count} files",
    };

    /// <summary>The arguments of a command, as they were.</summary>
    public static RawJson CommandInput(string command, string? cwd)
    {
        using var text = new PayloadJson();
        text.Writer.WriteStartObject();
        text.Writer.WriteString("command"u8, command);
        if (cwd is not null)
        {
            text.Writer.WriteString("cwd"u8, cwd);
        }

        text.Writer.WriteEndObject();
        return new RawJson(text.ToArray());
    }

    private static SessionUpdate.ToolCall Command(ThreadItem.CommandExecution command)
    {
        List<ToolCallLocation> locations = [];
        foreach (var action in command.CommandActions)
        {
            if (action is CommandAction.Read read)
            {
                locations.Add(new ToolCallLocation { Path = Path.GetFullPath(read.Path, command.Cwd) });
            }
        }

        return Call(
            command.Id,
            CommandTitle(command.Command, command.CommandActions),
            CommandKind(command.CommandActions),
            CommandInput(command.Command, command.Cwd)) with { Locations = locations.Count > 0 ? locations : null };
    }

    private static SessionUpdate.ToolCall Call(string id, string title, ToolKind kind, RawJson? input) => new()
    {
        ToolCallId = id,
        Title = title,
        Kind = kind,
        Status = ToolCallStatus.InProgress,
        RawInput = input,
    };

    private static ToolCallStatus Status(bool succeeded) => succeeded ? ToolCallStatus.Completed : ToolCallStatus.Failed;

    private static string AgentTitle(ThreadItem.CollabAgentToolCall call) => call.Tool switch
    {
        CollabAgentTool.SpawnAgent => "Start an agent",
        CollabAgentTool.Wait => "Wait for agents",
        CollabAgentTool.CloseAgent => "Close an agent",
        CollabAgentTool.ListAgents => "List agents",
        CollabAgentTool.InterruptAgent => "Interrupt an agent",
        _ => "Instruct an agent",
    };

    private static string WebTitle(ThreadItem.WebSearch search) => search.Action switch
    {
        WebSearchAction.OpenPage { Url: { } url } => $"Open {url}",
        WebSearchAction.FindInPage { Pattern: { } pattern, Url: { } url } => $"Find {pattern} in {url}",
        _ when search.Query.Length > 0 => $"Search the web for {search.Query}",
        _ => "Search the web",
    };

    private static RawJson ExitCode(int code)
    {
        using var text = new PayloadJson();
        text.Writer.WriteStartObject();
        text.Writer.WriteNumber("exit_code"u8, code);
        text.Writer.WriteEndObject();
        return new RawJson(text.ToArray());
    }
}
