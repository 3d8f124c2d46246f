using System.Text.Json;
using Daemon.Protocol.Items;

namespace Daemon.Core.Rollout.Lines;

/// <summary>The parts of a user message.</summary>
internal static class UserInputJson
{
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<UserInput> content)
    {
        json.WriteStartArray(name);
        foreach (var input in content)
        {
            json.WriteStartObject();
            WritePart(json, input);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteTextElements(Utf8JsonWriter json, ReadOnlyMemory<byte>? elements)
    {
        json.WritePropertyName("text_elements"u8);
        if (elements is { Length: > 0 } raw)
        {
            RolloutLineWriter.WriteRaw(json, raw);
        }
        else
        {
            json.WriteStartArray();
            json.WriteEndArray();
        }
    }

    /// <summary>Parts of unknown type are left out.</summary>
    public static List<UserInput> Read(JsonElement item, string name)
    {
        var content = new List<UserInput>();
        foreach (var part in item.Elements(name))
        {
            UserInput? input = part.String("type") switch
            {
                "text" => new UserInput.PlainText(part.String("text") ?? "", ReadTextElements(part)),
                "image" => new UserInput.Image(part.String("image_url") ?? part.String("url") ?? "", part.String("detail")),
                "local_image" => new UserInput.LocalImage(part.String("path") ?? "", part.String("detail")),
                "skill" => new UserInput.Skill(part.String("name") ?? "", part.String("path") ?? ""),
                "mention" => new UserInput.Mention(part.String("name") ?? "", part.String("path") ?? ""),
                "audio" => new UserInput.Audio(part.String("audio_url") ?? part.String("url") ?? ""),
                "local_audio" => new UserInput.LocalAudio(part.String("path") ?? ""),
                _ => null,
            };
            if (input is not null)
            {
                content.Add(input);
            }
        }

        return content;
    }

    /// <summary>Null when absent or empty, which is the same.</summary>
    public static ReadOnlyMemory<byte>? ReadTextElements(JsonElement part) =>
        part.Get("text_elements") is { ValueKind: JsonValueKind.Array } elements && elements.GetArrayLength() > 0
            ? part.Raw("text_elements")
            : null;

    private static void WritePart(Utf8JsonWriter json, UserInput input)
    {
        switch (input)
        {
            case UserInput.PlainText text:
                json.WriteString("type"u8, "text"u8);
                json.WriteString("text"u8, text.Text);
                WriteTextElements(json, text.TextElements);
                break;
            case UserInput.Image image:
                json.WriteString("type"u8, "image"u8);
                json.WriteString("image_url"u8, image.Url);
                WriteOptional(json, "detail"u8, image.Detail);
                break;
            case UserInput.LocalImage image:
                json.WriteString("type"u8, "local_image"u8);
                json.WriteString("path"u8, image.Path);
                WriteOptional(json, "detail"u8, image.Detail);
                break;
            case UserInput.Skill skill:
                json.WriteString("type"u8, "skill"u8);
                json.WriteString("name"u8, skill.Name);
                json.WriteString("path"u8, skill.Path);
                break;
            case UserInput.Mention mention:
                json.WriteString("type"u8, "mention"u8);
                json.WriteString("name"u8, mention.Name);
                json.WriteString("path"u8, mention.Path);
                break;
            case UserInput.Audio audio:
                json.WriteString("type"u8, "audio"u8);
                json.WriteString("audio_url"u8, audio.Url);
                break;
            case UserInput.LocalAudio audio:
                json.WriteString("type"u8, "local_audio"u8);
                json.WriteString("path"u8, audio.Path);
                break;
            default:
                throw new ArgumentException($"there is no stored form for {input.GetType().Name}", nameof(input));
        }
    }

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
