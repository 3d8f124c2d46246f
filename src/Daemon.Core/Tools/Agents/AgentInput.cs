using System.Text.Json;
using Daemon.Protocol.Items;

namespace Daemon.Core.Tools.Agents;

/// <summary>Reads what one agent tells another: a plain message, or parts as a user's input has them.</summary>
internal static class AgentInput
{
    /// <exception cref="ArgumentFault">Neither or both are given, or what is given says nothing.</exception>
    public static IReadOnlyList<UserInput> Read(JsonElement arguments)
    {
        var message = arguments.OptionalString("message");
        var hasItems = arguments.TryGetProperty("items", out var items) && items.ValueKind != JsonValueKind.Null;
        if (message is not null && hasItems)
        {
            throw new ArgumentFault("Provide either message or items, but not both");
        }

        if (message is not null)
        {
            return string.IsNullOrWhiteSpace(message) ? throw new ArgumentFault("Empty message can't be sent to an agent") : [new UserInput.PlainText(message)];
        }

        if (!hasItems)
        {
            throw new ArgumentFault("Provide one of: message or items");
        }

        if (items.ValueKind != JsonValueKind.Array || items.GetArrayLength() == 0)
        {
            throw new ArgumentFault("Items can't be empty");
        }

        return [.. items.EnumerateArray().Select(Part)];
    }

    /// <summary>The input in one text, as items show it.</summary>
    public static string Describe(IReadOnlyList<UserInput> input) => string.Join('\n', input.Select(part => part switch
    {
        UserInput.PlainText text => text.Text,
        UserInput.Image => "[image]",
        UserInput.LocalImage image => $"[local_image:{image.Path}]",
        UserInput.Audio => "[audio]",
        UserInput.LocalAudio audio => $"[local_audio:{audio.Path}]",
        UserInput.Skill skill => $"[skill:${skill.Name}]({skill.Path})",
        UserInput.Mention mention => $"[mention:${mention.Name}]({mention.Path})",
        _ => "[input]",
    }));

    private static UserInput Part(JsonElement item) => item.ValueKind != JsonValueKind.Object
        ? throw new ArgumentFault("failed to parse function arguments: items must be objects")
        : item.RequiredString("type") switch
        {
            "text" => new UserInput.PlainText(item.RequiredString("text")),
            "image" => new UserInput.Image(item.RequiredString("image_url"), null),
            "local_image" => new UserInput.LocalImage(item.RequiredString("path"), null),
            "audio" => new UserInput.Audio(item.RequiredString("audio_url")),
            "local_audio" => new UserInput.LocalAudio(item.RequiredString("path")),
            "skill" => new UserInput.Skill(item.RequiredString("name"), item.RequiredString("path")),
            "mention" => new UserInput.Mention(item.RequiredString("name"), item.RequiredString("path")),
            var other => throw new ArgumentFault($"failed to parse function arguments: unknown item type `{other}`"),
        };
}
