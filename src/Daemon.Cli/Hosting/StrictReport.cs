using System.Text;
using Daemon.Config.Loading;
using Daemon.Config.Strict;

namespace Daemon.Cli.Hosting;

/// <summary>What a start that the configuration forbids says: the first problem in the words that launchers parse, then all of them.</summary>
internal static class StrictReport
{
    public static string Headline(ConfigFailure failure) => failure.File is null ? failure.Message : new ConfigProblem(failure).ServerText;

    /// <param name="problems">
    /// Everything that strict mode objects to, each with its place in the file; the first is <paramref name="failure"/> itself.
    /// </param>
    public static string Compose(ConfigFailure failure, IReadOnlyList<ConfigProblem> problems)
    {
        if (problems.Count == 0)
        {
            return Headline(failure);
        }

        var report = new StringBuilder(failure.Kind == ConfigFailureKind.Syntax ? Headline(failure).TrimEnd() : problems[0].ToString());
        foreach (var problem in problems.Skip(1))
        {
            report.Append("\n\n").Append(problem);
        }

        return report.ToString();
    }
}
