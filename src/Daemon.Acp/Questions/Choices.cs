using Daemon.Acp.Editor;
using Daemon.Protocol.Acp.Questions;

namespace Daemon.Acp.Questions;

/// <summary>Answers that a user may give, each with what it means to the daemon.</summary>
/// <typeparam name="T">The daemon's form of an answer.</typeparam>
/// <param name="refusal">What it means when the user gives none: the prompt was cancelled, or the editor answered something else.</param>
internal sealed class Choices<T>(T refusal)
{
    private readonly List<(PermissionOption Option, T Meaning)> _choices = [];

    public void Add(string name, PermissionOptionKind kind, T meaning) =>
        _choices.Add((new PermissionOption { OptionId = $"option-{_choices.Count + 1}", Name = name, Kind = kind }, meaning));

    /// <summary>Asks the user.</summary>
    /// <exception cref="JsonRpc.RpcException">The editor refused to ask.</exception>
    public async Task<T> AskAsync(EditorClient editor, string sessionId, PermissionSubject subject, CancellationToken cancellationToken)
    {
        var outcome = await editor.AskAsync(
            new RequestPermissionRequest { SessionId = sessionId, ToolCall = subject, Options = [.. _choices.Select(c => c.Option)] },
            cancellationToken);
        foreach (var (option, meaning) in _choices)
        {
            if (outcome.Outcome == "selected" && outcome.OptionId == option.OptionId)
            {
                return meaning;
            }
        }

        return refusal;
    }
}
