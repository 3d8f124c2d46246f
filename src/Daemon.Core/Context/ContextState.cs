using Daemon.Core.History;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Context;

/// <summary>The texts about its surroundings that a model needs: skills, permissions, mode, project documents, environment.</summary>
internal sealed record ContextTexts(
    string? Skills, string? Permissions, string? DeveloperInstructions, string? Mode, string? ProjectDocs, string? Environment);

/// <summary>What of the surroundings the model's history already tells, so that only changes are added.</summary>
/// <remarks>Owned by the running turn.</remarks>
internal sealed class ContextState(bool alreadyTold, string? developerInstructions, ContextWindowId window)
{
    private ContextTexts? _told;
    private SessionSettings? _recorded;

    /// <summary>The context messages of a resumed history are not compared: they count as told until something changes.</summary>
    private bool _adopt = alreadyTold;

    /// <summary>The client's or the configuration's own words to the model; null for none.</summary>
    public string? DeveloperInstructions { get; } = developerInstructions;

    /// <summary>The window that the history stands in.</summary>
    public ContextWindowId Window { get; private set; } = window;

    /// <summary>The model of the last response; null before the first.</summary>
    public string? AnsweredBy { get; set; }

    /// <summary>Takes over a history that was begun before this session, if it is one.</summary>
    public void Adopt(bool alreadyTold, ContextWindowId inWindow)
    {
        _adopt = alreadyTold;
        Window = inWindow;
    }

    /// <summary>Begins a new window and returns it.</summary>
    public ContextWindowId NextWindow() => Window = Window.Next();

    /// <summary>Whether <paramref name="settings"/> differ from those of the last call, which they replace.</summary>
    public bool SettingsChanged(SessionSettings settings)
    {
        var changed = !settings.Equals(_recorded);
        _recorded = settings;
        return changed;
    }

    /// <summary>After a compaction the history tells nothing of this.</summary>
    public void Forget()
    {
        _told = null;
        _adopt = false;
    }

    /// <summary>The messages that bring the history up to date with <paramref name="now"/>: all at first, then what changed.</summary>
    public IReadOnlyList<ResponseItem> Update(ContextTexts now)
    {
        if (_adopt)
        {
            _adopt = false;
            _told = now;
            return [];
        }

        var before = _told;
        _told = now;
        var messages = new List<ResponseItem>(2);
        AddMessage(
            messages,
            "developer",
            Changed(before?.Skills, now.Skills),
            Changed(before?.Permissions, now.Permissions),
            Changed(before?.DeveloperInstructions, now.DeveloperInstructions),
            Changed(before?.Mode, now.Mode ?? (before?.Mode is null ? null : CollaborationTexts.Ended)));
        AddMessage(messages, "user", Changed(before?.ProjectDocs, now.ProjectDocs), Changed(before?.Environment, now.Environment));
        return messages;
    }

    private static string? Changed(string? before, string? now) => string.Equals(before, now, StringComparison.Ordinal) ? null : now;

    private static void AddMessage(List<ResponseItem> messages, string role, params ReadOnlySpan<string?> parts)
    {
        var present = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrEmpty(part))
            {
                present.Add(part);
            }
        }

        if (present.Count > 0)
        {
            messages.Add(ResponseItems.TextMessage(role, present));
        }
    }
}
