using System.Text.Json;
using Daemon.JsonRpc.Params;
using Daemon.Protocol.Acp;
using Daemon.Protocol.Acp.Prompts;
using Daemon.Protocol.Acp.Updates;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Tools;

namespace Daemon.Acp.Updates;

/// <summary>What tools gave back, in the pieces that editors show.</summary>
internal static class ToolOutput
{
    /// <summary>Output of a tool server: its pieces have the same form as the editor's.</summary>
    public static IReadOnlyList<ToolCallContent>? Of(IReadOnlyList<RawJson>? content)
    {
        if (content is null)
        {
            return null;
        }

        List<ToolCallContent> pieces = [];
        foreach (var piece in content)
        {
            pieces.Add(Parse(piece));
        }

        return pieces;
    }

    /// <summary>Output of a tool of the editor's.</summary>
    public static IReadOnlyList<ToolCallContent>? Of(IReadOnlyList<DynamicToolCallOutputContentItem>? items)
    {
        if (items is null)
        {
            return null;
        }

        List<ToolCallContent> pieces = [];
        foreach (var item in items)
        {
            if (item is DynamicToolCallOutputContentItem.InputText text)
            {
                pieces.Add(Fenced.Block(text.Text));
            }
        }

        return pieces;
    }

    /// <summary>An image, or where it was saved.</summary>
    public static IReadOnlyList<ToolCallContent>? Of(ThreadItem.ImageGeneration image) => image switch
    {
        { SavedPath: { } path } => [Show(new ContentBlock.ResourceLink { Name = Path.GetFileName(path.Value), Uri = $"file://{path.Value}" })],
        { Result: { Length: > 0 } data } => [Show(new ContentBlock.Image { Data = data, MimeType = "image/png" })],
        _ => null,
    };

    private static ToolCallContent.Block Show(ContentBlock content) => new() { Content = content };

    private static ToolCallContent Parse(RawJson piece)
    {
        try
        {
            return Show(AcpJson.ContentBlock.Parse(piece.Utf8.Span));
        }
        catch (Exception error) when (error is ParamsException or JsonException)
        {
            // A form that this version of the protocol does not have: shown as it came.
            return Fenced.Block(piece.ToString());
        }
    }
}
