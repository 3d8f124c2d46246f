using System.Text;
using System.Text.Unicode;

namespace Daemon.Core.Patches;

/// <param name="Text">Without its ending.</param>
/// <param name="Ending"><c>"\n"</c>, <c>"\r\n"</c>, <c>"\r"</c>, or empty for a last line that has none.</param>
internal readonly record struct FileLine(string Text, string Ending);

/// <summary>A text file as lines that keep their own endings, so that untouched lines come out byte for byte.</summary>
internal sealed class FileText
{
    private FileText(IReadOnlyList<FileLine> lines, string newLine)
    {
        Lines = lines;
        NewLine = newLine;
    }

    public IReadOnlyList<FileLine> Lines { get; }

    /// <summary>The ending of the first line, which new lines get; a line feed when the file has none.</summary>
    public string NewLine { get; }

    /// <summary>A lone CR ends a line only in a file that has no LF at all.</summary>
    public static FileText Parse(string text)
    {
        char terminator = text.Contains('\n', StringComparison.Ordinal) ? '\n' : '\r';
        var lines = new List<FileLine>();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf(terminator, start);
            if (end < 0)
            {
                lines.Add(new FileLine(text[start..], ""));
                break;
            }

            bool crlf = terminator == '\n' && end > start && text[end - 1] == '\r';
            int textEnd = crlf ? end - 1 : end;
            lines.Add(new FileLine(text[start..textEnd], crlf ? "\r\n" : terminator == '\n' ? "\n" : "\r"));
            start = end + 1;
        }

        return new FileText(lines, lines.Count > 0 && lines[0].Ending.Length > 0 ? lines[0].Ending : "\n");
    }

    /// <summary>Decodes UTF-8 strictly; a byte order mark stays a character, so it is written back.</summary>
    /// <param name="utf8">Any bytes.</param>
    /// <param name="text">Empty on failure.</param>
    /// <param name="invalidAt">Offset of the first byte that is not UTF-8; -1 when all is.</param>
    public static bool TryDecode(ReadOnlySpan<byte> utf8, out string text, out int invalidAt)
    {
        char[] buffer = new char[utf8.Length];
        var status = Utf8.ToUtf16(utf8, buffer, out int read, out int written, replaceInvalidSequences: false);
        bool valid = status == System.Buffers.OperationStatus.Done;
        text = valid ? new string(buffer, 0, written) : "";
        invalidAt = valid ? -1 : read;
        return valid;
    }

    /// <summary>Decodes for display: what is not UTF-8 becomes U+FFFD.</summary>
    public static string DecodeLossy(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
