using System.Text;
using System.Text.Json;
using Daemon.Core.History;
using Daemon.ModelClient;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tests.Fakes;

/// <summary>Reads of requests that tests share.</summary>
internal static class ItemReading
{
    public static JsonElement Json(this ResponseItem item)
    {
        using var document = JsonDocument.Parse(item.Json);
        return document.RootElement.Clone();
    }

    /// <summary>The output that answers a call in this request.</summary>
    public static string OutputOf(this ModelRequest request, string callId) =>
        Assert.Single(request.Input, item => item.IsCallOutput && item.CallId == callId).Json().GetProperty("output").GetString()!;

    /// <summary>Texts of the user's messages, without those that the daemon adds.</summary>
    public static IReadOnlyList<string> UserTexts(this ModelRequest request) =>
    [
        .. request.Input.Where(item => item.Role == "user").Select(ResponseItems.TextOf).Where(text => !text.StartsWith("<environment_context>", StringComparison.Ordinal)),
    ];

    public static string Text(this ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    /// <summary>An exec output without what differs from run to run.</summary>
    public static string Masked(this string output) =>
        System.Text.RegularExpressions.Regex.Replace(output, "^Chunk ID: [0-9a-f]{6}\n", "Chunk ID: X\n");
}
