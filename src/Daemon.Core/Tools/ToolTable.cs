using Daemon.Core.Goals;
using Daemon.Core.History;
using Daemon.Core.Tools.Agents;
using Daemon.Core.Tools.Dynamic;
using Daemon.Core.Tools.Exec;
using Daemon.Core.Tools.Servers;
using Daemon.Core.Turns;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools;

/// <summary>The tools of a turn by the kind and name of a call.</summary>
internal sealed class ToolTable(TurnContext context)
{
    private readonly UnsupportedTool _unsupported = new();

    public ITool Find(ResponseItem call) => call switch
    {
        { Kind: ResponseItemKind.FunctionCall, Namespace: null } => call.Name switch
        {
            "exec_command" => new ExecCommandTool(context),
            "write_stdin" => new WriteStdinTool(context),
            "view_image" => new ViewImageTool(context),
            "update_plan" when context.Config.UpdatePlanTool => new UpdatePlanTool(context),
            ResourceTool.List or ResourceTool.ListTemplates or ResourceTool.Read when context.McpTools.OffersResources => new ResourceTool(context, call.Name),
            "request_user_input" => new RequestUserInputTool(context),
            "request_permissions" when context.Config.Features.IsEnabled("request_permissions_tool") => new RequestPermissionsTool(context),
            "get_goal" when context.Goal is not null => new GetGoalTool(context),
            "create_goal" when context.Goal is not null => new CreateGoalTool(context),
            "update_goal" when context.Goal is not null => new UpdateGoalTool(context),
            _ when context.DynamicTools.Contains(null, call.Name) => new DynamicTool(context),
            _ => _unsupported,
        },
        { Kind: ResponseItemKind.FunctionCall, Namespace: AgentTool.Namespace } when context.Agents is { } team => call.Name switch
        {
            "spawn_agent" => new SpawnAgentTool(context, team),
            "send_input" => new SendInputTool(context, team),
            "wait_agent" => new WaitAgentTool(context, team),
            "close_agent" => new CloseAgentTool(context, team),
            "resume_agent" => new ResumeAgentTool(context, team),
            _ => _unsupported,
        },
        { Kind: ResponseItemKind.FunctionCall, Namespace: { } space, Name: { } name } when context.McpTools.Find(space, name) is { } callable =>
            new ServerTool(context, callable),
        { Kind: ResponseItemKind.FunctionCall, Namespace: { } space, Name: { } name } when context.DynamicTools.Contains(space, name) =>
            new DynamicTool(context),
        { Kind: ResponseItemKind.CustomToolCall, Name: "apply_patch" } => new ApplyPatchTool(context),
        _ => _unsupported,
    };

    /// <summary>Answers what no tool answers, so that the model learns it.</summary>
    private sealed class UnsupportedTool : ITool
    {
        public bool Exclusive => false;

        public Task<ToolResult> RunAsync(ResponseItem call, CancellationToken cancelled) => Task.FromResult(new ToolResult(call.Kind switch
        {
            ResponseItemKind.ToolSearchCall => ResponseItems.EmptyToolSearchOutput(call),
            ResponseItemKind.CustomToolCall => ResponseItems.CallOutput(call, $"unsupported custom tool call: {call.Name}"),
            ResponseItemKind.LocalShellCall => ResponseItems.CallOutput(call, "aborted"),
            _ => ResponseItems.CallOutput(call, $"unsupported call: {call.Namespace}{call.Name}"),
        }));
    }
}
