using System.Globalization;

namespace Daemon.ModelClient.Offline;

/// <summary>What a tool's output says, read from the text that the daemon's tools return.</summary>
/// <param name="ExitCode">Null when the process still runs, or none was started.</param>
/// <param name="Session">Session of a process that still runs.</param>
/// <param name="Output">What was printed; the whole text when the tool refused.</param>
internal sealed record ToolResult(int? ExitCode, string? Session, string Output)
{
    private const string OutputHeading = "Output:";

    /// <summary>Whether the tool did what it was asked for, well or badly. False: it was refused or broken off.</summary>
    public bool Ran => ExitCode is not null || Session is not null;

    public static ToolResult Read(string text)
    {
        int? exitCode = null;
        string? session = null;
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf('\n');
            ReadOnlySpan<char> line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (line.SequenceEqual(OutputHeading))
            {
                string output = rest.ToString();
                return exitCode is null && session is null ? Nested(output) : new ToolResult(exitCode, session, output);
            }

            exitCode = Number(line, "Process exited with code ") ?? Number(line, "Exit code: ") ?? exitCode;
            session = After(line, "Process running with session ID ") ?? session;
        }

        return new ToolResult(exitCode, session, text);
    }

    /// <summary>
    /// A heading without an exit code: a patch that exec_command handed on, which has a heading of its own inside, or a tool that
    /// has no exit codes and did not fail.
    /// </summary>
    private static ToolResult Nested(string output) =>
        output.StartsWith("Exit code: ", StringComparison.Ordinal) ? Read(output) : new ToolResult(0, null, output);

    private static string? After(ReadOnlySpan<char> line, string prefix) =>
        line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..].ToString() : null;

    private static int? Number(ReadOnlySpan<char> line, string prefix) =>
        int.TryParse(After(line, prefix), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null;
}
