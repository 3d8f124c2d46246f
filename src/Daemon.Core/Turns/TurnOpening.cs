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
        Record(context);

        // Nothing of an SQ/EQ task precedes its start.
        if (asksModel && context.Surface == SessionSurface.Threads)
        {
            WarnAboutModel(context);
        }

        context.Tell(new EventMsg.TaskStarted(context.Turn.Id, context.Turn.StartedAtMs, context.Model.EffectiveWindow, context.Turn.Options.RootTurnId));
    }

    /// <summary>The part that is recorded and not told.</summary>
    public static void Record(TurnContext context)
    {
        var turn = context.Turn;
        context.Usage.BeginTurn();
        context.Journal.Record(
            new RolloutLine.TaskStarted(turn.Id, turn.StartedAtMs, context.Model.EffectiveWindow, turn.Settings.CollaborationMode));
    }

    public static void WarnAboutModel(TurnContext context)
    {
        // Nothing of an SQ/EQ task precedes its start.
        if (!context.Model.IsKnown && context.Surface == SessionSurface.Threads)
        {
            context.Tell(new EventMsg.Warning(
                $"Model metadata for `{context.Settings.Model}` not found. Defaulting to fallback metadata; this can degrade performance and cause issues."));
        }
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
