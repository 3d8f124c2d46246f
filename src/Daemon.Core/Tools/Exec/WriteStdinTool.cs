using System.Text;
using System.Text.Json;
using Daemon.Core.Hooks;
using Daemon.Core.Turns;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tools.Exec;

/// <summary>write_stdin: writes to a command that runs, or only looks at what it has printed since.</summary>
internal sealed class WriteStdinTool(TurnContext context) : FunctionTool(context)
{
    private const int WriteYieldMs = 250;
    private const int MaxWriteYieldMs = 30_000;
    private const int MinPollYieldMs = 5_000;

    /// <summary>Hooks have judged the command that it writes to.</summary>
    public override HookedCall? ForHooks(ResponseItem call) => null;

    protected override async Task<ToolResult> RunAsync(ResponseItem call, JsonElement arguments, CancellationToken cancelled)
    {
        var id = arguments.OptionalInteger("session_id", int.MinValue)
            ?? throw new ArgumentFault("failed to parse function arguments: missing field `session_id`");
        var chars = arguments.OptionalString("chars") ?? "";
        var maxTokens = (int)Math.Min(int.MaxValue, arguments.OptionalInteger("max_output_tokens") ?? ExecResult.DefaultMaxTokens);
        var yieldTime = YieldTime(arguments, chars.Length == 0);
        if (id > int.MaxValue || !Context.Exec.Sessions.TryGet((int)id, out var session))
        {
            return Text(call, $"write_stdin failed: Unknown process id {id}");
        }

        var begun = Context.Ports.Clock.GetTimestamp();
        if (chars.Length > 0)
        {
            if (!session.Terminal)
            {
                return Text(call, "write_stdin failed: stdin is closed for this session; rerun exec_command with tty=true to keep stdin open");
            }

            try
            {
                await session.Command.WriteAsync(Encoding.UTF8.GetBytes(chars), cancelled);
            }
            catch (IOException error)
            {
                return Text(call, $"write_stdin failed: {error.Message}");
            }

            Context.Tell(new EventMsg.TerminalInteraction(Context.Turn.Id, session.Item.Id, session.Item.ProcessId!, chars));
        }

        await Context.OutsideQuestions.WaitAsync(session.Finished, yieldTime, Context.Ports.Clock, cancelled);
        return Text(call, ExecResult.Take(Context, session, begun, maxTokens));
    }

    private TimeSpan YieldTime(JsonElement arguments, bool poll)
    {
        var asked = arguments.OptionalInteger("yield_time_ms");
        var ms = poll
            ? Math.Clamp(asked ?? MinPollYieldMs, MinPollYieldMs, Math.Max(MinPollYieldMs, Context.Config.BackgroundTerminalMaxTimeoutMs))
            : Math.Clamp(asked ?? WriteYieldMs, WriteYieldMs, MaxWriteYieldMs);
        return TimeSpan.FromMilliseconds(ms);
    }
}
