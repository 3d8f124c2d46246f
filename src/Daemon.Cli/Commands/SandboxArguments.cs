namespace Daemon.Cli.Commands;

/// <summary>
/// In <c>codex sandbox ls -C x</c> everything from the first plain word on belongs to the command, which the option parser does not
/// know. So the separator is set here where the user left it out.
/// </summary>
internal static class SandboxArguments
{
    public static IReadOnlyList<string> SeparateCommand(IReadOnlyList<string> args)
    {
        var sandbox = FirstWord(args, 0);
        if (sandbox < 0 || args[sandbox] != "sandbox")
        {
            return args;
        }

        var command = FirstWord(args, sandbox + 1);
        if (command >= 0 && command == sandbox + 1 && args[command] is "linux" or "macos" or "windows")
        {
            command = FirstWord(args, command + 1);
        }

        return command < 0 ? args : [.. args.Take(command), "--", .. args.Skip(command)];
    }

    /// <summary>The index of the first argument that is no option and no option's value; -1 when there is none before a separator.</summary>
    private static int FirstWord(IReadOnlyList<string> args, int start)
    {
        for (var i = start; i < args.Count && args[i] != "--"; i++)
        {
            if (!args[i].StartsWith('-'))
            {
                return i;
            }

            if (TakesNextAsValue(args[i]))
            {
                i++;
            }
        }

        return -1;
    }

    private static bool TakesNextAsValue(string option) => option is
        "-c" or "--config" or "--enable" or "--disable" or "-p" or "--profile" or "-C" or "--cd" or "-P" or "--permission-profile" or "--permissions-profile"
        or "--allow-unix-socket";
}
