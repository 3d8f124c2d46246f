using System.Buffers;
using System.CommandLine;
using System.CommandLine.Parsing;
using Daemon.AppServer;

namespace Daemon.Cli.Commands;

/// <summary>
/// Options about configuration. Overrides and features go before and behind every subcommand. A strict start and a profile are for the
/// commands that say so; before the name of any other they are refused, and behind it they are unknown.
/// </summary>
internal sealed class ConfigOptions
{
    private const string StrictName = "--strict-config";
    private const string ProfileName = "--profile";

    private static readonly SearchValues<char> ProfileCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly Option<string[]> _overrides = new("--config", "-c")
    {
        Description = "Override a configuration value: a dotted key and a TOML value (a plain string when it is no TOML).",
        HelpName = "key=value",
        Recursive = true,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _enable = new("--enable") { Description = "Switch a feature on.", HelpName = "FEATURE", Recursive = true };
    private readonly Option<string[]> _disable = new("--disable") { Description = "Switch a feature off.", HelpName = "FEATURE", Recursive = true };
    private readonly Option<bool> _strictBefore = Strict();
    private readonly Option<bool> _strictBehind = Strict();
    private readonly Option<string?> _profileBefore = Profile();
    private readonly Option<string?> _profileBehind = Profile();
    private readonly HashSet<Command> _strictCommands = [];
    private readonly HashSet<Command> _profileCommands = [];

    public void AddTo(RootCommand root)
    {
        Option[] all = [_overrides, _enable, _disable, _strictBefore, _profileBefore];
        foreach (var option in all)
        {
            root.Options.Add(option);
        }
    }

    /// <summary>The command refuses to start, on request, when the configuration holds anything unknown. Its subcommands say so themselves.</summary>
    public void AllowStrict(Command command)
    {
        command.Options.Add(_strictBehind);
        _strictCommands.Add(command);
    }

    /// <summary>The command takes a profile file. Its subcommands say so themselves.</summary>
    public void AllowProfile(Command command)
    {
        command.Options.Add(_profileBehind);
        _profileCommands.Add(command);
    }

    /// <summary>What is wrong with a value, in the parser's words; null when nothing is. The parser validates no options before a subcommand.</summary>
    public string? UsageError(ParseResult result) =>
        ProfileOf(result) is { } name && (name.Length == 0 || name.AsSpan().ContainsAnyExcept(ProfileCharacters))
            ? $"invalid value '{name}' for '{ProfileName}': a profile has a plain name, such as `work`"
            : null;

    /// <summary>Why the command does not take an option that stands before its name; null when there is no such option.</summary>
    public string? Objection(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (IsStrict(result) && !_strictCommands.Contains(command))
        {
            return $"`{StrictName}` is not supported for `{Name(result.CommandResult)}`";
        }

        if (ProfileOf(result) is not null && !_profileCommands.Contains(command))
        {
            var takers = _profileCommands.Select(taker => $"`codex {Family(taker)}`").Distinct().Order(StringComparer.Ordinal);
            return $"`{ProfileName}` is not supported for `{Name(result.CommandResult)}`; it applies to {string.Join(", ", takers)}";
        }

        return null;
    }

    public DaemonOptions Apply(DaemonOptions options, ParseResult result) => options with
    {
        Overrides = result.GetValue(_overrides) ?? [],
        EnabledFeatures = result.GetValue(_enable) ?? [],
        DisabledFeatures = result.GetValue(_disable) ?? [],
        StrictConfig = IsStrict(result),
        Profile = ProfileOf(result),
    };

    private bool IsStrict(ParseResult result) => result.GetValue(_strictBefore) || result.GetValue(_strictBehind);

    private string? ProfileOf(ParseResult result) => result.GetValue(_profileBehind) ?? result.GetValue(_profileBefore);

    /// <summary>The command as users call it. Those under <c>app-server</c> are programs of their own; others go by their family.</summary>
    private static string Name(CommandResult command)
    {
        var names = new List<string>();
        for (var next = command; next.Command is not RootCommand; next = (CommandResult)next.Parent!)
        {
            names.Insert(0, next.Command.Name);
        }

        return string.Join(' ', names is ["app-server", ..] ? names.Prepend("codex") : ["codex", .. names.Take(1)]);
    }

    /// <summary>The word behind <c>codex</c> that leads to a command.</summary>
    private static string Family(Command command)
    {
        while (command.Parents.OfType<Command>().FirstOrDefault(parent => parent is not RootCommand) is { } parent)
        {
            command = parent;
        }

        return command.Name;
    }

    private static Option<bool> Strict() => new(StrictName) { Description = "Refuse to start when the configuration holds anything unknown." };

    private static Option<string?> Profile() => new(ProfileName, "-p")
    {
        Description = "Lay CODEX_HOME/NAME.config.toml over the user's config.toml.",
        HelpName = "NAME",
    };
}
