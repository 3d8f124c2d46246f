using System.Globalization;
using System.Text.Json;
using Daemon.Core.Context;
using Daemon.Core.History;
using Daemon.Core.Turns;
using Daemon.ModelClient.Catalog;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools.Servers;

/// <summary>Words the result of a server's tool for the model.</summary>
internal static class ServerToolOutput
{
    /// <summary>In the place of sound, which models do not take.</summary>
    public const string NoAudio = "<audio content omitted because you do not support audio input>";
    /// <summary>In the place of an image that the model does not take.</summary>
    public const string NoImages = "<image content omitted because you do not support image input>";
    /// <summary>In the place of what says that it is an image, and is none.</summary>
    public const string BadImage = "image content omitted because it could not be processed";

    /// <summary>A sentence: a failure or a refusal.</summary>
    public static ResponseItem Text(ResponseItem call, TurnContext context, TimeSpan elapsed, string sentence)
    {
        var texts = ToolText.For(context);
        return ResponseItems.CallOutput(call, writer =>
        {
            writer.WriteStartArray();
            WriteText(writer, texts, Header(elapsed));
            WriteText(writer, texts, sentence);
            WriteOmitted(writer, texts);
            writer.WriteEndArray();
        });
    }

    /// <summary>Structured content when there is some: it says all that the other content says.</summary>
    /// <param name="result">As <see cref="ServerToolResult"/> leaves it.</param>
    public static ResponseItem Result(ResponseItem call, TurnContext context, TimeSpan elapsed, JsonElement result)
    {
        var texts = ToolText.For(context);
        if (result.TryGetProperty("structuredContent", out var structured) && structured.ValueKind != JsonValueKind.Null)
        {
            return ResponseItems.CallOutput(call, texts.Take($"{Header(elapsed)}\n{structured.GetRawText()}") ?? "");
        }

        return ResponseItems.CallOutput(call, writer =>
        {
            writer.WriteStartArray();
            WriteText(writer, texts, Header(elapsed));
            foreach (var part in result.GetProperty("content").EnumerateArray())
            {
                WritePart(writer, texts, part, context);
            }

            WriteOmitted(writer, texts);
            writer.WriteEndArray();
        });
    }

    /// <summary>What stands in the place of content that the model cannot take; null when it can.</summary>
    public static string? Replacement(JsonElement part, TurnContext context) => Kind(part) switch
    {
        "audio" => NoAudio,
        "image" when !context.Model.InputModalities.Contains(InputModality.Image) => NoImages,
        _ => null,
    };

    private static void WritePart(Utf8JsonWriter writer, ToolText texts, JsonElement part, TurnContext context)
    {
        switch (Kind(part))
        {
            case "text":
                WriteText(writer, texts, Member(part, "text") ?? "");
                break;
            case "image":
                if (DataUrl(part) is { } url)
                {
                    ResponseItems.WriteImagePart(writer, url, "high");
                }
                else
                {
                    WriteText(writer, texts, BadImage);
                }

                break;
            default:
                WriteText(writer, texts, Replacement(part, context) ?? part.GetRawText());
                break;
        }
    }

    /// <summary>Whether an address leads to an image: its data are one, or they are elsewhere.</summary>
    public static bool IsImage(string url)
    {
        const string Marker = ";base64,";
        var data = url.IndexOf(Marker, StringComparison.Ordinal);
        return !url.StartsWith("data:", StringComparison.Ordinal) || (data >= 0 && MediaType(url.AsSpan(data + Marker.Length)) is not null);
    }

    /// <summary>The image as a data URL; null when its bytes are no image.</summary>
    private static string? DataUrl(JsonElement part)
    {
        var data = Member(part, "data") ?? "";
        return MediaType(data) is { } type ? $"data:{type};base64,{data}" : null;
    }

    /// <summary>The type of the image that these characters of Base64 begin; null when it is none.</summary>
    private static string? MediaType(ReadOnlySpan<char> base64)
    {
        Span<byte> start = stackalloc byte[24];
        return Convert.TryFromBase64Chars(base64[..Math.Min(base64.Length & ~3, 32)], start, out var length) ? ImageFile.MediaType(start[..length]) : null;
    }

    /// <summary>Writes a text, as far as there is room.</summary>
    public static void WriteText(Utf8JsonWriter writer, ToolText texts, string text)
    {
        if (texts.Take(text) is { } taken)
        {
            ResponseItems.WriteTextPart(writer, taken);
        }
    }

    /// <summary>Says how much there was no room for.</summary>
    public static void WriteOmitted(Utf8JsonWriter writer, ToolText texts)
    {
        if (texts.Omitted > 0)
        {
            ResponseItems.WriteTextPart(writer, string.Create(CultureInfo.InvariantCulture, $"[omitted {texts.Omitted} text items ...]"));
        }
    }

    private static string Header(TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture, $"Wall time: {elapsed.TotalSeconds:F4} seconds\nOutput:");

    private static string? Kind(JsonElement part) => Member(part, "type");

    private static string? Member(JsonElement part, string name) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
