using Daemon.Core.Hooks;
using Daemon.Core.Patches;
using Daemon.Core.Turns;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools;

/// <summary>apply_patch as a freeform tool: its input is the patch.</summary>
internal sealed class ApplyPatchTool(TurnContext context) : ITool
{
    public bool Exclusive => true;

    public HookedCall? ForHooks(ResponseItem call) => PatchRunner.Hooked(Patch(call));

    public ResponseItem WithInput(ResponseItem call, ReadOnlyMemory<byte> input) =>
        CallArguments.With(call, "input", CallArguments.TextOf(input, "command"));

    public Task<ToolResult> RunAsync(ResponseItem call, CancellationToken cancelled) =>
        new PatchRunner(context).RunAsync(call, Patch(call), context.Settings.Cwd, PatchOutput.ForTool, cancelled);

    private static string Patch(ResponseItem call) => CallArguments.Text(call, "input") ?? "";
}
