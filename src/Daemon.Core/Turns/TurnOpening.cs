using Daemon.Core.Context;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Sessions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Turns;

/// <summary>What every turn begins with.</summary>
internal static class TurnOpening
{
    /// <param name="asksModel">False for turns in which the user's own command runs: nothing is said about the model.</param>
    public static void Begin(TurnContext context, bool asksModel = true)
    {
        var turn = context.Turn;
        var window = context.Model.EffectiveWindow;
        context.Usage.BeginTurn();
        context.Journal.Record(new RolloutLine.TaskStarted(turn.Id, turn.StartedAtMs, window, turn.Settings.CollaborationMode));

        // Nothing of an SQ/EQ task precedes its start.
        if (asksModel && !context.Model.IsKnown && context.Surface == SessionSurface.Threads)
        {
            context.Tell(new EventMsg.Warning(
                $"Model metadata for `{turn.Settings.Model}` not found. Defaulting to fallback metadata; this can degrade performance and cause issues."));
        }

        context.Tell(new EventMsg.TaskStarted(turn.Id, turn.StartedAtMs, window));
    }

    /// <summary>Brings the history's account of the surroundings up to date, and records the settings of the turn.</summary>
    public static void AddContextMessages(TurnContext context)
    {
        var texts = ContextTextBuilder.Build(context, context.Context.DeveloperInstructions);
        var messages = context.Context.Update(texts);
        foreach (var message in messages)
        {
            context.Remember(message);
        }

        if (messages.Count > 0)
        {
            context.Journal.Record(ContextTextBuilder.WorldState(context));
        }

        context.Journal.Record(new RolloutLine.TurnContext(context.Turn.Id, context.Settings));
        if (context.Context.SettingsChanged(context.Settings))
        {
            context.Journal.Record(new RolloutLine.ThreadSettingsApplied(context.Settings));
        }
    }
}
