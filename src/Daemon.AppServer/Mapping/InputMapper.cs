using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Turns;
using Engine = Daemon.Protocol.Items;

namespace Daemon.AppServer.Mapping;

/// <summary>User input between its wire form and the engine's.</summary>
internal static class InputMapper
{
    /// <summary>Most characters of text that one input may hold, all parts together.</summary>
    public const int MaxCharacters = 1 << 20;

    public static IReadOnlyList<Engine.UserInput> FromWire(IReadOnlyList<UserInput> input) => [.. input.Select(FromWire)];

    /// <summary>Characters (Unicode scalar values) of text in all parts.</summary>
    public static long CountCharacters(IReadOnlyList<UserInput> input) =>
        input.OfType<UserInput.TextInput>().Sum(part => (long)part.Text.EnumerateRunes().Count());

    public static UserInput ToWire(Engine.UserInput part) => part switch
    {
        Engine.UserInput.PlainText text => new UserInput.TextInput { Text = text.Text, TextElements = Elements(text.TextElements) },
        Engine.UserInput.Image image => new UserInput.Image { Url = image.Url, Detail = Detail(image.Detail) },
        Engine.UserInput.LocalImage image => new UserInput.LocalImage { Path = image.Path, Detail = Detail(image.Detail) },
        Engine.UserInput.Skill skill => new UserInput.Skill { Name = skill.Name, Path = skill.Path },
        Engine.UserInput.Mention mention => new UserInput.Mention { Name = mention.Name, Path = mention.Path },
        Engine.UserInput.Audio audio => new UserInput.Audio { Url = audio.Url },
        Engine.UserInput.LocalAudio audio => new UserInput.LocalAudio { Path = audio.Path },
        _ => throw new ArgumentException($"{part.GetType().Name} has no wire form", nameof(part)),
    };

    private static Engine.UserInput FromWire(UserInput part) => part switch
    {
        UserInput.TextInput text => new Engine.UserInput.PlainText(text.Text, Elements(text.TextElements)),
        UserInput.Image image => new Engine.UserInput.Image(image.Url ?? image.FileId ?? "", Detail(image.Detail)),
        UserInput.LocalImage image => new Engine.UserInput.LocalImage(image.Path, Detail(image.Detail)),
        UserInput.Skill skill => new Engine.UserInput.Skill(skill.Name, skill.Path),
        UserInput.Mention mention => new Engine.UserInput.Mention(mention.Name, mention.Path),
        UserInput.Audio audio => new Engine.UserInput.Audio(audio.Url ?? audio.FileId ?? ""),
        UserInput.LocalAudio audio => new Engine.UserInput.LocalAudio(audio.Path),
        _ => throw new ArgumentException($"{part.GetType().Name} is not known to the engine", nameof(part)),
    };

    private static ReadOnlyMemory<byte>? Elements(IReadOnlyList<TextElement> elements) =>
        elements.Count == 0 ? (ReadOnlyMemory<byte>?)null : WireJson.TextElements.ToUtf8Bytes(elements);

    private static IReadOnlyList<TextElement> Elements(ReadOnlyMemory<byte>? elements) =>
        elements is { } json ? WireJson.TextElements.Parse(json.Span) : [];

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
