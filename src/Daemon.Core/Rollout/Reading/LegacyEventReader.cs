using System.Text.Json;
using Daemon.Core.Rollout.Lines;
using Daemon.Protocol.Items;

namespace Daemon.Core.Rollout.Reading;

/// <summary>
/// Reads the events that a legacy file has in place of <c>item_completed</c>. Messages have no id there; they get an empty one.
/// </summary>
internal static class LegacyEventReader
{
    public static TurnItem.UserMessage ReadUserMessage(JsonElement payload)
    {
        var content = new List<UserInput>();
        if (payload.String("message") is { Length: > 0 } text)
        {
            content.Add(new UserInput.PlainText(text, UserInputJson.ReadTextElements(payload)));
        }

        content.AddRange(payload.Strings("images").Select(url => new UserInput.Image(url)));
        content.AddRange(payload.Strings("local_images").Select(path => new UserInput.LocalImage(path)));
        content.AddRange(payload.Strings("audio").Select(url => new UserInput.Audio(url)));
        content.AddRange(payload.Strings("local_audio").Select(path => new UserInput.LocalAudio(path)));
        return new TurnItem.UserMessage("", content, payload.String("client_id"));
    }

    /// <summary>Null without a call id.</summary>
    public static TurnItem.FileChange? ReadPatch(JsonElement payload)
    {
        if (payload.String("call_id") is not { } id)
        {
            return null;
        }

        var status = payload.String("status") is { } name ? ItemNames.Status(name)
            : payload.Boolean("success") == true ? ItemStatus.Completed : ItemStatus.Failed;
        return new TurnItem.FileChange(id, TurnItemReader.ReadChanges(payload), status, payload.String("stdout"), payload.String("stderr"));
    }
}
