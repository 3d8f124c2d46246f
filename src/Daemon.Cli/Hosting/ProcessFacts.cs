using System.Collections;
using Daemon.AppServer;

namespace Daemon.Cli.Hosting;

/// <summary>What the process was given by whoever started it. The only place that reads it.</summary>
internal static class ProcessFacts
{
    /// <summary>The protocol version that this daemon speaks, which clients compare.</summary>
    public const string Version = "0.169.0";

    /// <exception cref="InvalidOperationException">There is no home folder, or CODEX_HOME is not usable; the message says what to do.</exception>
    public static DaemonOptions Options()
    {
        var environment = ReadEnvironment();
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
#pragma warning disable RS0030 // The process's own working directory, read once at its start.
        var cwd = Environment.CurrentDirectory;
#pragma warning restore RS0030
        return new DaemonOptions
        {
            CodexHome = CodexHome(environment, home),
            HomeDirectory = home,
            Cwd = cwd,
            Shell = environment.TryGetValue("SHELL", out var shell) && Path.IsPathFullyQualified(shell) ? shell : "/bin/bash",
            Environment = environment,
            Version = Version,
        };
    }

    private static string CodexHome(Dictionary<string, string> environment, string home)
    {
        if (environment.TryGetValue("CODEX_HOME", out var given) && given.Length > 0)
        {
            return Directory.Exists(given)
                ? Path.GetFullPath(given)
                : throw new InvalidOperationException($"CODEX_HOME points to \"{given}\", but that path does not exist; create the folder or unset CODEX_HOME");
        }

        return home.Length > 0
            ? Path.Join(home, ".codex")
            : throw new InvalidOperationException("there is no home folder; set HOME or CODEX_HOME");
    }

    private static Dictionary<string, string> ReadEnvironment()
    {
        var variables = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return variables;
    }
}
