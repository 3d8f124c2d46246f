namespace Daemon.Cli.Exec;

/// <summary>Where a prompt comes from.</summary>
internal static class PromptReader
{
    /// <summary>
    /// The argument; standard input when there is none or it is <c>-</c>. When both are there, what was piped in follows the argument in
    /// a block of its own: <c>git diff | codex exec "review this"</c>.
    /// </summary>
    /// <param name="piped">Whether standard input is no terminal.</param>
    /// <exception cref="ExecException">There is no prompt.</exception>
    public static async Task<string> ReadAsync(string? argument, TextReader input, bool piped, CancellationToken cancellationToken)
    {
        if (argument is null or "-")
        {
            if (argument is null && !piped)
            {
                throw new ExecException("there is no prompt; give it as an argument or pipe it to standard input");
            }

            var text = await input.ReadToEndAsync(cancellationToken);
            return string.IsNullOrWhiteSpace(text) ? throw new ExecException("standard input holds no prompt") : text;
        }

        if (!piped)
        {
            return argument;
        }

        var extra = await input.ReadToEndAsync(cancellationToken);
        return string.IsNullOrWhiteSpace(extra) ? argument : $"{argument}\n\n<stdin>\n{extra.TrimEnd('\n')}\n</stdin>";
    }
}
