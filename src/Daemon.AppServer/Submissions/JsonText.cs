using System.Text.Json;

namespace Daemon.AppServer.Submissions;

/// <summary>Reads of foreign JSON whose faults are told to its sender.</summary>
internal static class JsonText
{
    private const int ExcerptLength = 80;

    /// <exception cref="SubmissionException">It is no string, or holds half of a surrogate pair.</exception>
    public static string Read(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            throw new SubmissionException($"`{name}` must be a string, not {Excerpt(element)}");
        }

        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new SubmissionException($"`{name}` holds half of a surrogate pair");
        }
    }

    /// <summary>The value as it was written, cut for a message.</summary>
    public static string Excerpt(JsonElement element)
    {
        var text = element.GetRawText();
        return text.Length <= ExcerptLength ? text : text[..ExcerptLength] + "...";
    }
}
