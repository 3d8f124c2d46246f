using System.Text;

namespace Daemon.Cli.Diagnosis;

/// <summary>The report for a person.</summary>
internal static class DoctorText
{
    private const int NameWidth = 26;

    /// <param name="examinations">In the order in which they are shown.</param>
    /// <param name="all">Whether the facts behind what is well are shown too.</param>
    public static string Compose(IReadOnlyList<Examination> examinations, bool all)
    {
        var text = new StringBuilder();
        foreach (var examination in examinations)
        {
            var finding = examination.Finding;
            text.Append(Mark(finding.Status)).Append(' ').Append(examination.Category.PadRight(14)).Append(finding.Summary).Append('\n');
            if (finding.Remedy is { } remedy)
            {
                AppendIndented(text, "  to do: ", remedy);
            }

            if (all || finding.Status != FindingStatus.Ok)
            {
                foreach (var (name, value) in finding.Details)
                {
                    AppendIndented(text, $"  {name.PadRight(NameWidth)}", value);
                }
            }
        }

        var failed = examinations.Count(e => e.Finding.Status == FindingStatus.Fail);
        var warned = examinations.Count(e => e.Finding.Status == FindingStatus.Warning);
        text.Append('\n').Append(failed + warned == 0 ? "All is well." : $"{failed} failed, {warned} to look at.");
        return text.ToString();
    }

    private static void AppendIndented(StringBuilder text, string head, string value)
    {
        var isFirst = true;
        foreach (var line in value.AsSpan().EnumerateLines())
        {
            text.Append(isFirst ? head : new string(' ', head.Length)).Append(line).Append('\n');
            isFirst = false;
        }
    }

    private static string Mark(FindingStatus status) => status switch
    {
        FindingStatus.Ok => "ok  ",
        FindingStatus.Warning => "look",
        _ => "FAIL",
    };
}
