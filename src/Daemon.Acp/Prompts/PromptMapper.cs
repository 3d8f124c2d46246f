using Daemon.Protocol.Acp.Prompts;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Acp.Prompts;

/// <summary>Turns a prompt into a turn's input, and input back into what an editor shows.</summary>
internal static class PromptMapper
{
    private const string FileScheme = "file://";

    /// <exception cref="JsonRpc.RpcException">A piece that this agent did not say it takes.</exception>
    public static IReadOnlyList<UserInput> ToInput(IReadOnlyList<ContentBlock> prompt)
    {
        List<UserInput> input = [];
        foreach (var block in prompt)
        {
            input.Add(ToInput(block));
        }

        return input.Count > 0 ? input : throw AcpErrors.InvalidParams("the prompt is empty");
    }

    /// <summary>Null for what has no form that editors know.</summary>
    public static ContentBlock? ToContent(UserInput input) => input switch
    {
        UserInput.TextInput text => Text(text.Text),
        UserInput.Image { Url: { } url } => DataUrl.TryParse(url, out var mimeType, out var data)
            ? new ContentBlock.Image { Data = data, MimeType = mimeType }
            : new ContentBlock.ResourceLink { Name = "image", Uri = url },
        UserInput.LocalImage image => FileLink(image.Path),
        UserInput.LocalAudio audio => FileLink(audio.Path),
        UserInput.Skill skill => FileLink(skill.Path),
        UserInput.Mention mention => new ContentBlock.ResourceLink { Name = mention.Name, Uri = mention.Path },
        _ => null,
    };

    public static ContentBlock.Text Text(string text) => new() { Value = text };

    private static UserInput ToInput(ContentBlock block) => block switch
    {
        ContentBlock.Text text => Plain(text.Value),
        ContentBlock.Image image => new UserInput.Image { Url = DataUrl.Compose(image.MimeType, image.Data) },
        ContentBlock.ResourceLink link => Plain($"[@{link.Name}]({ReadablePath(link.Uri)})"),
        ContentBlock.Resource { Contents: { Text: { } text } resource } => Plain(Embedded(resource.Uri, text)),
        ContentBlock.Resource { Contents: { Blob: { } blob, MimeType: { } type } } when type.StartsWith("image/", StringComparison.Ordinal) =>
            new UserInput.Image { Url = DataUrl.Compose(type, blob) },
        ContentBlock.Resource { Contents: var resource } =>
            throw AcpErrors.InvalidParams($"the resource {resource.Uri} is neither text nor an image"),
        _ => throw AcpErrors.InvalidParams("this agent takes text, images, links and embedded resources, and no audio"),
    };

    private static UserInput.TextInput Plain(string text) => new() { Text = text };

    private static string Embedded(string uri, string text) => $"<context ref=\"{ReadablePath(uri)}\">\n{text}\n</context>";

    // The model opens files by their paths.
    private static string ReadablePath(string uri) =>
        uri.StartsWith(FileScheme, StringComparison.Ordinal) ? Uri.UnescapeDataString(uri[FileScheme.Length..]) : uri;

    private static ContentBlock.ResourceLink FileLink(string path) => new() { Name = Path.GetFileName(path), Uri = FileScheme + path };
}
