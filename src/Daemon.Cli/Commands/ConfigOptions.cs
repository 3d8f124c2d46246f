using System.CommandLine;
using Daemon.AppServer;

namespace Daemon.Cli.Commands;

/// <summary>Options about configuration, valid before and after each subcommand.</summary>
internal sealed class ConfigOptions
{
    private readonly Option<string[]> _overrides = new("--config", "-c")
    {
        Description = "Override a configuration value: a dotted key and a TOML value (a plain string when it is no TOML).",
        HelpName = "key=value",
        Recursive = true,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _enable = new("--enable") { Description = "Switch a feature on.", HelpName = "FEATURE", Recursive = true };
    private readonly Option<string[]> _disable = new("--disable") { Description = "Switch a feature off.", HelpName = "FEATURE", Recursive = true };

    private readonly Option<bool> _strict = new("--strict-config")
    {
        Description = "Refuse to start when the configuration holds anything unknown.",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(_overrides);
        root.Options.Add(_enable);
        root.Options.Add(_disable);
        root.Options.Add(_strict);
    }

    /// <summary>
    /// For commands that know no strict mode: says so and returns the exit status when it was asked for; null otherwise.
    /// </summary>
    /// <param name="command">Its name. The option stands before it, else it is one that the command does not have.</param>
    public int? RefuseStrict(ParseResult result, string command)
    {
        if (!result.GetValue(_strict))
        {
            return null;
        }

        var words = result.Tokens.Select(token => token.Value).ToList();
        if (words.IndexOf(_strict.Name) > words.IndexOf(command))
        {
            Console.Error.WriteLine($"error: unexpected argument '{_strict.Name}' found\n\nFor more information, try '--help'.");
            return CommandLineProgram.UsageError;
        }

        Console.Error.WriteLine($"Error: `{_strict.Name}` is not supported for `codex {command}`");
        return 1;
    }

    public DaemonOptions Apply(DaemonOptions options, ParseResult result) => options with
    {
        Overrides = result.GetValue(_overrides) ?? [],
        EnabledFeatures = result.GetValue(_enable) ?? [],
        DisabledFeatures = result.GetValue(_disable) ?? [],
        StrictConfig = result.GetValue(_strict),
    };
}
