using System.Text.Json;
using Daemon.Core.History;
using Daemon.Core.Tools.Servers;
using Daemon.Core.Turns;
using Daemon.ModelClient.Catalog;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools.Dynamic;

/// <summary>Words what a client's tool gave back for the model.</summary>
internal static class DynamicToolOutput
{
    /// <param name="call">The call that is answered.</param>
    /// <param name="context">Its turn.</param>
    /// <param name="contentItems">A JSON array of <c>inputText</c>, <c>inputImage</c> and <c>inputAudio</c> parts.</param>
    public static ResponseItem Of(ResponseItem call, TurnContext context, ReadOnlyMemory<byte> contentItems)
    {
        var texts = ToolText.For(context);
        using var document = JsonDocument.Parse(contentItems);
        var parts = document.RootElement;
        if (parts.GetArrayLength() == 1 && Member(parts[0], "text") is { } only)
        {
            return ResponseItems.CallOutput(call, texts.Take(only) ?? "");
        }

        return ResponseItems.CallOutput(call, writer =>
        {
            writer.WriteStartArray();
            foreach (var part in parts.EnumerateArray())
            {
                WritePart(writer, texts, part, context);
            }

            ServerToolOutput.WriteOmitted(writer, texts);
            writer.WriteEndArray();
        });
    }

    private static void WritePart(Utf8JsonWriter writer, ToolText texts, JsonElement part, TurnContext context)
    {
        if (Member(part, "imageUrl") is { } url)
        {
            if (!context.Model.InputModalities.Contains(InputModality.Image))
            {
                ServerToolOutput.WriteText(writer, texts, ServerToolOutput.NoImages);
            }
            else if (ServerToolOutput.IsImage(url))
            {
                ResponseItems.WriteImagePart(writer, url, "high");
            }
            else
            {
                ServerToolOutput.WriteText(writer, texts, ServerToolOutput.BadImage);
            }
        }
        else
        {
            ServerToolOutput.WriteText(writer, texts, Member(part, "text") ?? ServerToolOutput.NoAudio);
        }
    }

    private static string? Member(JsonElement part, string name) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
