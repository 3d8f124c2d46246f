using System.Text.Json;
using Daemon.Cli.Hosting;
using Daemon.Core.Rollout.Lines;
using Daemon.Execution;
using Daemon.Protocol.Permissions;

namespace Daemon.Cli.Sandboxing;

/// <summary>
/// <c>codex-linux-sandbox</c>: runs a command under a profile that is given whole, without any configuration. For callers that know the
/// helper of this name; our own commands do not need it.
/// </summary>
internal static class SandboxHelper
{
    public const string Name = "codex-linux-sandbox";

    /// <summary>The exit status of a command line that cannot be understood.</summary>
    private const int UsageError = 2;

    /// <returns>The command's exit status, or 128 + the signal that ended it.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        try
        {
            var daemon = ProcessFacts.Options();
            var spec = Parse(args, daemon.Cwd) with { Environment = daemon.Environment };
            return await SandboxRun.RunAsync(spec, CommandStarting.Prepare(daemon), logDenials: false, cancellationToken);
        }
        catch (SandboxException problem)
        {
            await Console.Error.WriteLineAsync($"Error: {problem.Message}");
            return 1;
        }
        catch (Exception problem) when (problem is FormatException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"error: {problem.Message}");
            return UsageError;
        }
    }

    /// <exception cref="FormatException">An option is unknown, has no value or a wrong one, or something is missing.</exception>
    internal static CommandSpec Parse(IReadOnlyList<string> args, string cwd)
    {
        PermissionProfile? profile = null;
        string? policyFolder = null;
        string? commandFolder = null;
        var landlock = false;
        var i = 0;
        for (; i < args.Count && args[i].StartsWith("--", StringComparison.Ordinal) && args[i] != "--"; i++)
        {
            var (name, inline) = args[i].IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
                ? (args[i][..equals], args[i][(equals + 1)..])
                : (args[i], null);
            string Value() => inline ?? (++i < args.Count ? args[i] : throw new FormatException($"a value is required for '{name}'"));
            switch (name)
            {
                case "--permission-profile":
                    profile = ReadProfile(Value());
                    break;
                case "--sandbox-policy-cwd":
                    policyFolder = Path.GetFullPath(Value(), cwd);
                    break;
                case "--command-cwd":
                    commandFolder = Path.GetFullPath(Value(), cwd);
                    break;
                case "--use-legacy-landlock" when inline is null:
                    landlock = true;
                    break;
                default:
                    throw new FormatException($"unexpected argument '{args[i]}' found; this helper takes --permission-profile JSON, "
                        + "--sandbox-policy-cwd DIR, --command-cwd DIR, --use-legacy-landlock and -- COMMAND");
            }
        }

        string[] argv = [.. args.Skip(i < args.Count && args[i] == "--" ? i + 1 : i)];
        return new CommandSpec
        {
            Argv = argv.Length > 0 ? argv : throw new FormatException("the command is missing; write `-- COMMAND`"),
            WorkingDirectory = commandFolder ?? cwd,
            Environment = new Dictionary<string, string>(),
            Profile = profile ?? throw new FormatException("--permission-profile JSON is required"),
            WorkspaceRoots = [policyFolder ?? cwd],
            InheritStandardStreams = true,
            PreferPathRules = landlock,
        };
    }

    private static PermissionProfile ReadProfile(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return PermissionProfileJson.Read(document.RootElement)
                ?? throw new FormatException("--permission-profile is not a permission profile that this version understands in full");
        }
        catch (JsonException problem)
        {
            throw new FormatException($"--permission-profile is no JSON: {problem.Message}", problem);
        }
    }
}
