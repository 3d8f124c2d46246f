using Daemon.Acp.Prompts;
using Daemon.Protocol.Acp.Updates;

namespace Daemon.Acp.Updates;

/// <summary>Text in the words of a program, which editors would otherwise read as Markdown.</summary>
internal static class Fenced
{
    /// <summary>One piece of a call's content.</summary>
    public static ToolCallContent Block(string text)
    {
        // A fence ends at the first line of as many backticks.
        var fence = new string('`', Math.Max(3, LongestRun(text) + 1));
        var end = text.EndsWith('\n') ? "" : "\n";
        return Plain($"{fence}\n{text}{end}{fence}");
    }

    /// <summary>One piece of a call's content, in Markdown.</summary>
    public static ToolCallContent Plain(string markdown) => new ToolCallContent.Block { Content = PromptMapper.Text(markdown) };

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
