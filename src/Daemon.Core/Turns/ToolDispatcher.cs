using Daemon.Core.History;
using Daemon.Core.Hooks;
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
    private readonly List<Task<CallAnswer>> _calls = [];
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

    /// <summary>Awaits all calls; returns what hooks said about them, then their outputs, and forgets them.</summary>
    public async Task<IReadOnlyList<ResponseItem>> CollectAsync()
    {
        var answers = await Task.WhenAll(_calls);
        _calls.Clear();
        _barrier = Task.CompletedTask;
        return [.. answers.SelectMany(answer => answer.Notes), .. answers.Select(answer => answer.Output)];
    }

    private async Task<CallAnswer> RunAsync(ITool tool, ResponseItem call, Task before)
    {
        await before;
        var notes = new List<ResponseItem>();
        return new CallAnswer(await AnswerAsync(tool, call, notes), notes);
    }

    private async Task<ResponseItem> AnswerAsync(ITool tool, ResponseItem call, List<ResponseItem> notes)
    {
        try
        {
            var hooked = context.Hooks.ListenToCalls ? tool.ForHooks(call) : null;
            var run = call;
            if (hooked is not null)
            {
                var verdict = await context.Hooks.PreToolUseAsync(hooked, call.CallId ?? "");
                notes.AddRange(TurnHooks.Messages(verdict));
                if (verdict.Block is { } reason)
                {
                    return ResponseItems.CallOutput(call, hooked.Refusal(reason));
                }

                if (verdict.UpdatedInput is { } input)
                {
                    run = tool.WithInput(call, input);
                    hooked = tool.ForHooks(run) ?? hooked;
                }
            }

            var result = await tool.RunAsync(run, context.Turn.Cancelled);
            if (result.StopTurn)
            {
                // At once, as an interrupt does: the response may stream for long.
                context.Turn.Interrupt();
            }

            return hooked is not null && result.Succeeded ? await AfterAsync(hooked, call, result, notes) : result.Output;
        }
        catch (ArgumentFault fault)
        {
            return ResponseItems.CallOutput(call, fault.Message);
        }
        catch (OperationCanceledException) when (context.Turn.Cancelled.IsCancellationRequested)
        {
            return ResponseItems.CallOutput(call, "aborted by user");
        }
#pragma warning disable CA1031 // The edge of a call: whatever its arguments lead to, the model reads it and the turn goes on.
        catch (Exception error) when (error is not RolloutException)
#pragma warning restore CA1031
        {
            return ResponseItems.CallOutput(call, $"{call.Name} failed: {error.Message}");
        }
    }

    /// <summary>Hooks may put words of their own in the place of the result.</summary>
    private async Task<ResponseItem> AfterAsync(HookedCall hooked, ResponseItem call, ToolResult result, List<ResponseItem> notes)
    {
        var response = result.HookResponse ?? CallArguments.Raw(result.Output, "output");
        var verdict = await context.Hooks.PostToolUseAsync(hooked, call.CallId ?? "", response);
        notes.AddRange(TurnHooks.Messages(verdict));
        var instead = verdict.Stop ?? (verdict.Blocks.Count > 0 ? string.Join("\n\n", verdict.Blocks.Select(block => block.Text)) : null);
        return instead is null ? result.Output : ResponseItems.CallOutput(call, instead);
    }

    /// <param name="Notes">For the model, before the outputs.</param>
    private sealed record CallAnswer(ResponseItem Output, IReadOnlyList<ResponseItem> Notes);
}
