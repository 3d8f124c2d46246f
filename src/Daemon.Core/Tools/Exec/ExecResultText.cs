using System.Globalization;
using System.Text;

namespace Daemon.Core.Tools.Exec;

/// <summary>How much of a tool's output the model reads.</summary>
/// <param name="Unit">What <paramref name="Limit"/> counts.</param>
internal readonly record struct OutputBudget(OutputUnit Unit, int Limit)
{
    private const int BytesPerToken = 4;

    public int Bytes => Unit == OutputUnit.Tokens ? (int)Math.Min(int.MaxValue, (long)Limit * BytesPerToken) : Limit;

    /// <summary>Tokens that so many bytes are taken for.</summary>
    public static long TokensOf(long bytes) => (bytes + BytesPerToken - 1) / BytesPerToken;
}

internal enum OutputUnit
{
    Bytes,
    Tokens,
}

/// <summary>The text that answers exec_command and write_stdin, byte for byte as models know it.</summary>
internal static class ExecResultText
{
    /// <param name="exitCode">Null while the process runs.</param>
    /// <param name="sessionId">The number by which a running process is addressed.</param>
    public static string Format(TimeSpan wallTime, int? exitCode, int sessionId, HeadTailBuffer output, OutputBudget budget)
    {
        Span<byte> chunk = stackalloc byte[3];
        System.Security.Cryptography.RandomNumberGenerator.Fill(chunk);
        var text = new StringBuilder();
        text.Append("Chunk ID: ").Append(Convert.ToHexStringLower(chunk)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"Wall time: {wallTime.TotalSeconds:F4} seconds\n");
        if (exitCode is { } code)
        {
            text.Append(CultureInfo.InvariantCulture, $"Process exited with code {code}\n");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"Process running with session ID {sessionId}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"Original token count: {OutputBudget.TokensOf(output.TotalBytes)}\nOutput:\n");
        AppendBody(text, output, budget);
        return text.ToString();
    }

    /// <summary>The text as it is or, when it exceeds the budget, its beginning and end with a note of what was left out.</summary>
    public static string Fit(string body, OutputBudget budget)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        if (bytes.Length <= budget.Bytes)
        {
            return body;
        }

        var output = new HeadTailBuffer(bytes.Length);
        output.Append(bytes);
        var text = new StringBuilder();
        AppendBody(text, output, budget);
        return text.ToString();
    }

    private static void AppendBody(StringBuilder text, HeadTailBuffer output, OutputBudget budget)
    {
        var kept = output.ToArray();
        if (kept.Length <= budget.Bytes && output.OmittedBytes == 0)
        {
            text.Append(Utf8Text.Decode(kept));
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"Warning: truncated output (original token count: {OutputBudget.TokensOf(output.TotalBytes)})\n");
        if (output.OmittedBytes > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"... {output.OmittedBytes} bytes omitted ...\n\n");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"Total output lines: {CountLines(kept)}\n\n");
        }

        var half = budget.Bytes / 2;
        var head = Utf8Text.FloorBoundary(kept, Math.Min(half, kept.Length));
        var tail = Utf8Text.CeilBoundary(kept, Math.Max(head, kept.Length - half));
        text.Append(Utf8Text.Decode(kept.AsSpan(0, head)));
        if (budget.Unit == OutputUnit.Tokens)
        {
            text.Append(CultureInfo.InvariantCulture, $"…{OutputBudget.TokensOf(output.TotalBytes) - budget.Limit} tokens truncated…");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"…{Utf8Text.CountCharacters(kept.AsSpan(head, tail - head)) + output.OmittedBytes} chars truncated…");
        }

        text.Append(Utf8Text.Decode(kept.AsSpan(tail)));
    }

    private static int CountLines(ReadOnlySpan<byte> text)
    {
        var lines = text.Count((byte)'\n');
        return text.IsEmpty || text[^1] == '\n' ? lines : lines + 1;
    }
}
