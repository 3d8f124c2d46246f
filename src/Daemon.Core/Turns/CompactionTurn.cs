using Daemon.Core.Context;
using Daemon.ModelClient;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Turns;

/// <summary>The turn that a client asks for to compact a thread by hand.</summary>
internal static class CompactionTurn
{
    public static async Task<TurnResult> RunAsync(TurnContext context)
    {
        try
        {
            TurnOpening.Begin(context, asksModel: false);
            var done = await new Compaction(context).RunAsync(CompactionKind.Manual, context.Turn.Cancelled);
            return new TurnResult(done ? TurnOutcome.Completed : TurnOutcome.Interrupted);
        }
        catch (OperationCanceledException) when (context.Turn.Cancelled.IsCancellationRequested)
        {
            context.Remember(TurnNotes.Aborted());
            return new TurnResult(TurnOutcome.Interrupted);
        }
        catch (ModelException failure)
        {
            return new TurnResult(TurnOutcome.Failed, failure.Error);
        }
    }
}
