namespace Daemon.Core.Commands;

/// <summary>Commands that are never run on the model's word alone, sandbox or not.</summary>
internal static class DangerousCommand
{
    /// <summary>What a refusal says.</summary>
    public const string Reason = "rm -f style commands are not permitted. Use a safer approach";

    // Nested "bash -c" and "sudo" are followed this far.
    private const int MaxDepth = 8;

    /// <summary>True when any command that can be read in <paramref name="argv"/> or in its script is a forced removal.</summary>
    public static bool IsDangerous(IReadOnlyList<string> argv) => IsDangerous([.. argv], MaxDepth);

    private static bool IsDangerous(List<string?> argv, int depth)
    {
        if (depth == 0 || argv.Count == 0 || argv[0] is not { } program)
        {
            return false;
        }

        switch (Path.GetFileName(program))
        {
            case "sudo":
                int command = argv.FindIndex(1, word => word is null || !word.StartsWith('-'));
                return command > 0 && IsDangerous(argv[command..], depth - 1);
            case "rm":
                return argv.Skip(1).TakeWhile(word => word != "--").Any(IsForce);
            default:
                return !argv.Contains(null)
                    && ShellScript.In([.. argv.OfType<string>()]) is { } script
                    && ShellScript.LiteralCommands(script).Any(words => IsDangerous([.. words], depth - 1));
        }
    }

    private static bool IsForce(string? word) =>
        word == "--force" || (word is ['-', not '-', ..] && word.Contains('f', StringComparison.Ordinal));
}
