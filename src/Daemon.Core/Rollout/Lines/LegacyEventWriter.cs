using System.Text.Json;
using Daemon.Protocol.Items;

namespace Daemon.Core.Rollout.Lines;

/// <summary>The events that a legacy file has in place of <c>item_completed</c>.</summary>
internal static class LegacyEventWriter
{
    /// <summary>Writes the members of the event; the item is one that <see cref="RolloutLineWriter.Keeps"/>.</summary>
    public static void Write(Utf8JsonWriter json, RolloutLine.ItemCompleted line)
    {
        switch (line.Item)
        {
            case TurnItem.UserMessage user:
                WriteUserMessage(json, user);
                break;
            case TurnItem.AgentMessage agent:
                json.WriteString("type"u8, "agent_message"u8);
                json.WriteString("message"u8, agent.Text);
                json.WriteString("phase"u8, agent.Phase);
                json.WriteNull("memory_citation"u8);
                break;
            case TurnItem.FileChange change:
                json.WriteString("type"u8, "patch_apply_end"u8);
                json.WriteString("call_id"u8, change.Id);
                json.WriteString("turn_id"u8, line.TurnId);
                json.WriteString("stdout"u8, change.Stdout ?? "");
                json.WriteString("stderr"u8, change.Stderr ?? "");
                json.WriteBoolean("success"u8, change.Status == ItemStatus.Completed);
                TurnItemWriter.WriteChanges(json, change.Changes);
                json.WriteString("status"u8, ItemNames.Of(change.Status));
                break;
            default:
                throw new ArgumentException($"a legacy file does not keep {line.Item.GetType().Name}", nameof(line));
        }
    }

    private static void WriteUserMessage(Utf8JsonWriter json, TurnItem.UserMessage user)
    {
        json.WriteString("type"u8, "user_message"u8);
        if (user.ClientId is not null)
        {
            json.WriteString("client_id"u8, user.ClientId);
        }

        json.WriteString("message"u8, string.Concat(user.Content.OfType<UserInput.PlainText>().Select(part => part.Text)));
        SettingsWriter.WriteStrings(json, "images"u8, [.. user.Content.OfType<UserInput.Image>().Select(image => image.Url)]);
        SettingsWriter.WriteStrings(json, "local_images"u8, [.. user.Content.OfType<UserInput.LocalImage>().Select(image => image.Path)]);
        SettingsWriter.WriteStrings(json, "audio"u8, [.. user.Content.OfType<UserInput.Audio>().Select(audio => audio.Url)]);
        SettingsWriter.WriteStrings(json, "local_audio"u8, [.. user.Content.OfType<UserInput.LocalAudio>().Select(audio => audio.Path)]);
        // Spans of several parts would need new offsets into the joined text; only a single part's are kept.
        UserInputJson.WriteTextElements(json, user.Content is [UserInput.PlainText only] ? only.TextElements : null);
    }
}
