using System.Text.Json;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Turns;
using Core = Daemon.Protocol.Items;

namespace Daemon.AppServer.Mapping;

/// <summary>User input between its wire form and the engine's.</summary>
internal static class InputMapper
{
    /// <summary>Most characters of text that one input may hold, all parts together.</summary>
    public const int MaxCharacters = 1 << 20;

    public static IReadOnlyList<Core.UserInput> FromWire(IReadOnlyList<UserInput> input) => [.. input.Select(FromWire)];

    /// <summary>Characters of text in all parts.</summary>
    public static long CountCharacters(IReadOnlyList<UserInput> input) =>
        input.OfType<UserInput.TextInput>().Sum(part => (long)new System.Globalization.StringInfo(part.Text).LengthInTextElements);

    public static UserInput ToWire(Core.UserInput part) => part switch
    {
        Core.UserInput.PlainText text => new UserInput.TextInput { Text = text.Text, TextElements = Elements(text.TextElements) },
        Core.UserInput.Image image => new UserInput.Image { Url = image.Url, Detail = Detail(image.Detail) },
        Core.UserInput.LocalImage image => new UserInput.LocalImage { Path = image.Path, Detail = Detail(image.Detail) },
        Core.UserInput.Skill skill => new UserInput.Skill { Name = skill.Name, Path = skill.Path },
        Core.UserInput.Mention mention => new UserInput.Mention { Name = mention.Name, Path = mention.Path },
        Core.UserInput.Audio audio => new UserInput.Audio { Url = audio.Url },
        Core.UserInput.LocalAudio audio => new UserInput.LocalAudio { Path = audio.Path },
        _ => throw new ArgumentException($"{part.GetType().Name} has no wire form", nameof(part)),
    };

    private static Core.UserInput FromWire(UserInput part) => part switch
    {
        UserInput.TextInput text => new Core.UserInput.PlainText(text.Text, Elements(text.TextElements)),
        UserInput.Image image => new Core.UserInput.Image(image.Url ?? image.FileId ?? "", Detail(image.Detail)),
        UserInput.LocalImage image => new Core.UserInput.LocalImage(image.Path, Detail(image.Detail)),
        UserInput.Skill skill => new Core.UserInput.Skill(skill.Name, skill.Path),
        UserInput.Mention mention => new Core.UserInput.Mention(mention.Name, mention.Path),
        UserInput.Audio audio => new Core.UserInput.Audio(audio.Url ?? audio.FileId ?? ""),
        UserInput.LocalAudio audio => new Core.UserInput.LocalAudio(audio.Path),
        _ => throw new ArgumentException($"{part.GetType().Name} is not known to the engine", nameof(part)),
    };

    private static ReadOnlyMemory<byte>? Elements(IReadOnlyList<TextElement> elements) =>
        elements.Count == 0 ? null : JsonSerializer.SerializeToUtf8Bytes(elements, WireJson.TextElements);

    private static IReadOnlyList<TextElement> Elements(ReadOnlyMemory<byte>? elements) =>
        elements is { } json ? JsonSerializer.Deserialize(json.Span, WireJson.TextElements) ?? [] : [];

    private static ImageDetail? Detail(string? detail) => detail switch
    {
        "auto" => ImageDetail.Auto,
        "low" => ImageDetail.Low,
        "high" => ImageDetail.High,
        "original" => ImageDetail.Original,
        _ => null,
    };

    private static string? Detail(ImageDetail? detail) => detail switch
    {
        ImageDetail.Auto => "auto",
        ImageDetail.Low => "low",
        ImageDetail.High => "high",
        ImageDetail.Original => "original",
        _ => null,
    };
}
