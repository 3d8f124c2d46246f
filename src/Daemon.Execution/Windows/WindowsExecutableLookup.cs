namespace Daemon.Execution.Windows;

/// <summary>Finds a program on the PATH and by the PATHEXT that the command will get; never in the working directory unasked.</summary>
internal static class WindowsExecutableLookup
{
    private const string DefaultExtensions = ".COM;.EXE;.BAT;.CMD";

    /// <param name="environment">Of the command; names without regard to case.</param>
    /// <param name="exists">Whether a path is a file.</param>
    /// <exception cref="CommandStartException">There is none.</exception>
    public static string Find(CommandSpec spec, IReadOnlyDictionary<string, string> environment, Func<string, bool> exists)
    {
        string program = spec.Argv[0];
        string[] extensions = (environment.TryGetValue("PATHEXT", out string? list) ? list : DefaultExtensions)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        bool hasExtension = extensions.Any(extension => program.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
        IEnumerable<string> names = hasExtension ? [program] : extensions.Select(extension => program + extension);
        IEnumerable<string> folders = program.AsSpan().IndexOfAny("\\/:") >= 0
            ? [spec.WorkingDirectory]
            : (environment.TryGetValue("PATH", out string? path) ? path : "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        foreach (string folder in folders)
        {
            foreach (string name in names)
            {
                string candidate = IsAbsolute(name) ? name : $"{folder.Trim('"').TrimEnd('\\')}\\{name.Replace('/', '\\')}";
                if (program.Length > 0 && exists(candidate))
                {
                    return candidate;
                }
            }
        }

        throw new CommandStartException(CommandStartFailure.NotFound, "The system cannot find the file specified. (os error 2)", 2);
    }

    private static bool IsAbsolute(string name) => name.StartsWith('\\') || (name.Length > 1 && name[1] == ':');
}
