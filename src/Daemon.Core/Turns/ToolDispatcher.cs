using Daemon.Core.History;
using Daemon.Core.Rollout;
using Daemon.Core.Sessions;
using Daemon.Core.Tools;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Turns;

/// <summary>
/// Runs the calls of a response while it still streams. Calls that only read or run commands go side by side; a call that changes
/// files itself waits for all before it and holds back those after it, and so does every call of an SQ/EQ session. Outputs are collected in the order of the calls.
/// </summary>
/// <remarks>Used by the turn's task alone; the calls are child tasks that it awaits.</remarks>
internal sealed class ToolDispatcher(TurnContext context)
{
    private readonly List<Task<ResponseItem>> _calls = [];
    private readonly ToolTable _tools = new(context);
    private Task _barrier = Task.CompletedTask;

    public void Dispatch(ResponseItem call)
    {
        var tool = _tools.Find(call);
        var alone = tool.Exclusive || context.Surface == SessionSurface.Submissions;
        var before = alone ? Task.WhenAll(_calls) : _barrier;
        var run = Background.Run(() => RunAsync(tool, call, before));
        _calls.Add(run);
        if (alone)
        {
            _barrier = run;
        }
    }

    /// <summary>Awaits all calls; returns their outputs and forgets them.</summary>
    public async Task<IReadOnlyList<ResponseItem>> CollectAsync()
    {
        var outputs = await Task.WhenAll(_calls);
        _calls.Clear();
        _barrier = Task.CompletedTask;
        return outputs;
    }

    private async Task<ResponseItem> RunAsync(ITool tool, ResponseItem call, Task before)
    {
        await before;
        try
        {
            var result = await tool.RunAsync(call, context.Turn.Cancelled);
            if (result.StopTurn)
            {
                // At once, as an interrupt does: the response may stream for long.
                context.Turn.Interrupt();
            }

            return result.Output;
        }
#pragma warning disable CA1031 // The edge of a call: whatever its arguments lead to, the model reads it and the turn goes on.
        catch (Exception error) when (error is not RolloutException)
#pragma warning restore CA1031
        {
            return ResponseItems.CallOutput(call, $"{call.Name} failed: {error.Message}");
        }
    }
}
