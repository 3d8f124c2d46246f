using System.Text.Json;
using Daemon.Core.Rollout.Reading;
using Daemon.Protocol.Items;

namespace Daemon.Core.Rollout.Store.Search;

/// <summary>What was said in a thread: the texts of its messages. Tools' output is not searched.</summary>
public static class MessageText
{
    /// <summary>Null for an item that is no message.</summary>
    public static string? Of(TurnItem item) => item switch
    {
        TurnItem.UserMessage user => string.Concat(user.Content.OfType<UserInput.PlainText>().Select(part => part.Text)),
        TurnItem.AgentMessage agent => agent.Text,
        _ => null,
    };

    /// <summary>The first place at which a thread says a text, read from its files up to there; null when it does not.</summary>
    /// <exception cref="RolloutException">A file is missing or unreadable.</exception>
    public static TextMatch? FindFirst(string path, IRolloutLocator locator, string term)
    {
        TextMatch? found = null;
        RolloutReader.Visit(path, locator, line =>
        {
            if (SaysSomething(line.Span) && RolloutEnvelope.TryParse(line, out var envelope) && TextOf(envelope) is { } text)
            {
                foreach (var match in TextMatch.All(text, term))
                {
                    found = match;
                    return false;
                }
            }

            return true;
        });
        return found;
    }

    /// <summary>A search for bytes is ten times as fast as parsing, and most lines are no messages.</summary>
    private static bool SaysSomething(ReadOnlySpan<byte> line) =>
        line.IndexOf("\"UserMessage\""u8) >= 0 || line.IndexOf("\"AgentMessage\""u8) >= 0
        || line.IndexOf("\"user_message\""u8) >= 0 || line.IndexOf("\"agent_message\""u8) >= 0;

    private static string? TextOf(RolloutEnvelope envelope)
    {
        if (envelope.Kind is not (RolloutLineKind.ItemCompleted or RolloutLineKind.UserMessage or RolloutLineKind.AgentMessage))
        {
            return null;
        }

        using var document = JsonDocument.Parse(envelope.Payload);
        return StoredItemReader.Read(envelope.Kind, document.RootElement) is { } item ? Of(item) : null;
    }
}
