using Daemon.Config.Plugins;

namespace Daemon.Core.Plugins;

/// <summary>Gets repositories with the user's own git, and thereby the user's keys and proxies.</summary>
internal sealed class GitCheckout(PluginHost host)
{
    private readonly ProgramRunner _programs = new(host);

    /// <summary>Checks a repository out into a new folder.</summary>
    /// <param name="reference">A branch, tag or commit; null for the default branch.</param>
    /// <param name="sparsePaths">The only paths to check out; empty for all.</param>
    /// <exception cref="PluginException">Git failed.</exception>
    public async Task CloneAsync(string url, string? reference, IReadOnlyList<string> sparsePaths, string destination, CancellationToken cancellationToken)
    {
        CheckArgument(url);
        CheckArgument(reference);
        var parent = Path.GetDirectoryName(destination)!;
        Directory.CreateDirectory(parent);
        if (sparsePaths.Count == 0)
        {
            await RunAsync(["clone", url, destination], parent, cancellationToken);
        }
        else
        {
            await RunAsync(["clone", "--filter=blob:none", "--no-checkout", url, destination], parent, cancellationToken);
            foreach (var path in sparsePaths)
            {
                CheckArgument(path);
            }

            await RunAsync(["sparse-checkout", "set", .. sparsePaths], destination, cancellationToken);
        }

        if (reference is not null || sparsePaths.Count > 0)
        {
            await RunAsync(["checkout", reference ?? "HEAD"], destination, cancellationToken);
        }
    }

    /// <summary>The commit that a remote reference names now.</summary>
    /// <exception cref="PluginException">Git failed, or there is no such reference.</exception>
    public async Task<string> RemoteCommitAsync(string url, string? reference, CancellationToken cancellationToken)
    {
        CheckArgument(url);
        CheckArgument(reference);
        Directory.CreateDirectory(host.MarketplacesFolder);
        var lines = await RunAsync(["ls-remote", url, reference ?? "HEAD"], host.MarketplacesFolder, cancellationToken);

        // A commit is not listed under its own name: it names itself.
        return lines.Split('\t', '\n')[0] is { Length: > 0 } commit ? commit
            : reference is not null && reference.Length >= 7 && reference.All(char.IsAsciiHexDigit) ? reference
            : throw new PluginException($"{url} has no `{reference}`") { IsFailedProgram = true };
    }

    /// <exception cref="PluginException">It would be read as an option.</exception>
    private static void CheckArgument(string? text)
    {
        if (text is ['-', ..] || text?.Contains('\0', StringComparison.Ordinal) == true)
        {
            throw new PluginException($"`{text}` cannot be given to git");
        }
    }

    private Task<string> RunAsync(string[] arguments, string folder, CancellationToken cancellationToken) =>
        _programs.RunAsync(["git", .. arguments], $"git {string.Join(' ', arguments.Select(WithoutPassword))}", folder, cancellationToken);

    /// <summary>An address may have a token in it.</summary>
    private static string WithoutPassword(string argument) => Uri.TryCreate(argument, UriKind.Absolute, out var url) && url.UserInfo.Length > 0
        ? argument.Replace(url.UserInfo + "@", "", StringComparison.Ordinal)
        : argument;
}
