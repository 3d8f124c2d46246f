using System.Text;

namespace Daemon.ModelClient.Offline;

/// <summary>What the offline provider says. It never pretends to have understood anything.</summary>
internal static class OfflineWords
{
    /// <summary>Most of a tool's output that a report repeats, in characters.</summary>
    private const int MaxOutputCharacters = 4000;

    private const int MaxQuotedCharacters = 200;

    public const string Introduction =
        """
        This is the offline provider. It is not a language model: it follows a few fixed rules,
        so that the daemon can be tried without a network or a key. It can:
        - run a command: a line `run: COMMAND` or `!COMMAND`; several lines run one after another
        - show files: `show: PATH`, `cat PATH` or `ls`
        - apply a patch: a block from `*** Begin Patch` to `*** End Patch`
        To talk to a model, set `model_provider` in config.toml and give it a key.
        """;

    public const string NoTools =
        "The offline provider is not a language model, and this request offers it no tool that could do this.";

    /// <summary>The results of the actions that were tried, and what became of the rest.</summary>
    public static string Report(IReadOnlyList<OfflineAction> actions, IReadOnlyList<ToolResult> results)
    {
        var text = new StringBuilder();
        for (int i = 0; i < results.Count; i++)
        {
            text.Append(text.Length > 0 ? "\n\n" : string.Empty);
            AppendResult(text, i < actions.Count ? actions[i].Title : "The call", results[i]);
        }

        if (actions.Count > results.Count)
        {
            IEnumerable<string> rest = actions.Skip(results.Count).Select(action => action.Title);
            text.Append("\n\nNot tried after that: ").AppendJoin(", ", rest).Append('.');
        }

        return text.ToString();
    }

    /// <summary>The hand-over text of a compaction: what was asked, in the user's own words.</summary>
    public static string Summary(IEnumerable<string> requests)
    {
        var text = new StringBuilder(
            "Summary by the offline provider, which lists requests and understands none. The user asked, oldest first:");
        foreach (string request in requests)
        {
            text.Append("\n- ").Append(Shorten(request.ReplaceLineEndings(" ").Trim(), MaxQuotedCharacters));
        }

        return text.ToString();
    }

    private static void AppendResult(StringBuilder text, string title, ToolResult result)
    {
        string output = Shorten(result.Output.Trim('\n'), MaxOutputCharacters);
        text.Append(title);
        if (!result.Ran)
        {
            text.Append(" was not carried out: ").Append(output);
            return;
        }

        text.Append(result switch
        {
            { Session: { } session } => $" is still running (session {session}).",
            { ExitCode: 0 } => " succeeded (exit code 0).",
            _ => $" failed with exit code {result.ExitCode}.",
        });
        text.Append(output.Length > 0 ? $" Output:\n```\n{output}\n```" : " There was no output.");
    }

    private static string Shorten(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        int cut = char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
        return string.Concat(text.AsSpan(0, cut), "…");
    }
}
