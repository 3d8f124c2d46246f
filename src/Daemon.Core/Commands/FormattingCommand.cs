namespace Daemon.Core.Commands;

/// <summary>Parts of a script that only shape or announce what another part shows.</summary>
internal static class FormattingCommand
{
    /// <param name="command">One of several commands of a script.</param>
    /// <param name="isFirst">It opens the script.</param>
    public static bool Is(IReadOnlyList<string> command, bool isFirst) => command[0] switch
    {
        "wc" or "tr" or "cut" or "sort" or "uniq" or "tee" or "column" or "yes" or "printf" or "true" => true,
        "echo" => isFirst,
        "xargs" => !command.Any(word => word is "sed" or "perl" or "ruby") || !command.Any(IsInPlace),
        "awk" => CommandClassifier.AwkFile(command) is null,
        "nl" => CommandClassifier.NlFile(command) is null,
        "head" or "tail" => CommandArguments.Operands(command.Skip(1), "-n", "-c").Count == 0,
        "sed" => !command.Any(IsInPlace) && CommandClassifier.SedFile(command) is null && SedOperands(command) <= 1,
        _ => false,
    };

    private static int SedOperands(IReadOnlyList<string> command) =>
        CommandArguments.Operands(command.Skip(1), "-e", "-f").Count + (CommandArguments.ValueOf(command, "-e", "-f") is null ? 0 : 1);

    private static bool IsInPlace(string word) =>
        word.StartsWith("--in-place", StringComparison.Ordinal) || word is ['-', not '-', ..] && word.Contains('i', StringComparison.Ordinal);
}
