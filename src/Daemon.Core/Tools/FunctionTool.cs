using System.Text.Json;
using Daemon.Core.History;
using Daemon.Core.Hooks;
using Daemon.Core.Turns;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools;

/// <summary>A tool whose arguments are JSON: parses them and turns faults of any kind into outputs.</summary>
internal abstract class FunctionTool(TurnContext context) : ITool
{
    public virtual bool Exclusive => false;

    protected TurnContext Context { get; } = context;

    public async Task<ToolResult> RunAsync(ResponseItem call, CancellationToken cancelled)
    {
        if (!CallArguments.TryParse(call, out var arguments, out var problem))
        {
            return new ToolResult(ResponseItems.CallOutput(call, problem));
        }

        var begun = Context.Ports.Clock.GetTimestamp();
        try
        {
            return await RunAsync(call, arguments, cancelled);
        }
        catch (ArgumentFault fault)
        {
            return new ToolResult(ResponseItems.CallOutput(call, fault.Message));
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return new ToolResult(ResponseItems.CallOutput(call, AbortedText(Context.Ports.Clock.GetElapsedTime(begun))));
        }
    }

    public virtual HookedCall? ForHooks(ResponseItem call) => HookedCall.OfFunction(call);

    public virtual ResponseItem WithInput(ResponseItem call, ReadOnlyMemory<byte> input) => CallArguments.WithArguments(call, input);

    protected abstract Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled);

    protected static ToolResult Text(ResponseItem call, string output) => new(ResponseItems.CallOutput(call, output));

    protected static ToolResult Done(ResponseItem call, string output) => new(ResponseItems.CallOutput(call, output), Succeeded: true);

    private static string AbortedText(TimeSpan elapsed) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Wall time: {elapsed.TotalSeconds:F1} seconds\naborted by user");
}
