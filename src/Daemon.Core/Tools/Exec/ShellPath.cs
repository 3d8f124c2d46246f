namespace Daemon.Core.Tools.Exec;

/// <summary>Finds the shell that a model names.</summary>
internal static class ShellPath
{
    private static readonly string[] KnownShells = ["bash", "zsh", "sh"];

    /// <summary>A shell known by name is taken from PATH, whatever folder it was named in; anything else as it is written.</summary>
    public static string Resolve(string shell, IReadOnlyDictionary<string, string> environment)
    {
        var name = Path.GetFileName(shell);
        if (!KnownShells.Contains(name) || !environment.TryGetValue("PATH", out var path))
        {
            return shell;
        }

        foreach (var folder in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var candidate = Path.Join(folder, name);
            if (Path.IsPathFullyQualified(candidate) && File.Exists(candidate))
            {
                return candidate;
            }
        }

        return shell;
    }
}
