using Daemon.AppServer;
using Daemon.Config.Loading;
using Daemon.Config.Strict;

namespace Daemon.Cli.Hosting;

/// <summary>What a start that the configuration forbids says: the first problem in the words that launchers parse, then all of them.</summary>
internal static class ConfigReport
{
    /// <summary>
    /// For a command that does its work and ends: it needs a working configuration, while a server starts on defaults and tells its clients.
    /// </summary>
    /// <returns>What to print to standard error; null when the configuration works.</returns>
    public static string? ForCommand(DaemonOptions options)
    {
        if (AppServerHost.LoadConfig(options).Failure is not { } failure)
        {
            return null;
        }

        return (failure.File is null ? "Error: " : "Error loading config.toml:\n") + Problems(options, failure);
    }

    /// <summary>The problem that ends a start, and under <c>--strict-config</c> all others, with blank lines between them.</summary>
    public static string Problems(DaemonOptions options, ConfigFailure failure)
    {
        IReadOnlyList<ConfigProblem> problems = options.StrictConfig ? AppServerHost.CheckConfig(options) : [new ConfigProblem(failure)];
        return string.Join("\n\n", problems);
    }

    /// <summary>For a server, behind <c>Error: </c>.</summary>
    public static string Headline(ConfigFailure failure) =>
        failure.File is null ? new ConfigProblem(failure).ToString() : new ConfigProblem(failure).ServerText;

    /// <summary>For a server under <c>--strict-config</c>, behind <c>Error: </c>.</summary>
    /// <param name="problems">
    /// Everything that strict mode objects to, each with its place in the file; the first is <paramref name="failure"/> itself.
    /// </param>
    public static string Compose(ConfigFailure failure, IReadOnlyList<ConfigProblem> problems)
    {
        if (problems.Count == 0)
        {
            return Headline(failure);
        }

        var first = failure.Kind == ConfigFailureKind.Syntax ? Headline(failure).TrimEnd() : problems[0].ToString();
        return string.Join("\n\n", problems.Skip(1).Select(problem => problem.ToString()).Prepend(first));
    }
}
