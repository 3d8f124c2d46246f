using Daemon.Core.Patches;
using Daemon.Core.Turns;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools;

/// <summary>apply_patch as a freeform tool: its input is the patch.</summary>
internal sealed class ApplyPatchTool(TurnContext context) : ITool
{
    public bool Exclusive => true;

    public Task<ToolResult> RunAsync(ResponseItem call, CancellationToken cancelled) =>
        new PatchRunner(context).RunAsync(call, CallArguments.Text(call, "input") ?? "", context.Settings.Cwd, PatchOutput.ForTool, cancelled);
}
