using System.CommandLine;
using Daemon.Cli.Hosting;
using Daemon.Cli.Plugins;
using Daemon.Config.Plugins;
using Daemon.Execution;

namespace Daemon.Cli.Commands;

/// <summary><c>codex plugin</c>: plugins and the marketplaces that offer them.</summary>
internal static class PluginCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON." };

    public static Command Create(ConfigOptions config)
    {
        var command = new Command("plugin", "Manage plugins.");
        command.Subcommands.Add(CreateAdd(config));
        command.Subcommands.Add(CreateList(config));
        command.Subcommands.Add(CreateRemove(config));
        var marketplace = new Command("marketplace", "Manage the marketplaces that offer plugins.");
        marketplace.Subcommands.Add(CreateMarketplaceAdd(config));
        marketplace.Subcommands.Add(CreateMarketplaceList(config));
        marketplace.Subcommands.Add(CreateUpgrade(config));
        marketplace.Subcommands.Add(CreateMarketplaceRemove(config));
        command.Subcommands.Add(marketplace);
        return command;
    }

    private static Command CreateAdd(ConfigOptions config)
    {
        var (selector, marketplace) = (Selector(), Marketplace());
        var command = new Command("add", "Install a plugin from a marketplace.") { selector, marketplace, Json };
        return Run(command, config, (plugins, result, cancelled) =>
            plugins.AddAsync(result.GetRequiredValue(selector), result.GetValue(marketplace), result.GetValue(Json), cancelled));
    }

    private static Command CreateList(ConfigOptions config)
    {
        var marketplace = Marketplace();
        var available = new Option<bool>("--available") { Description = "With --json: those that are not installed as well." };
        var command = new Command("list", "The plugins of all marketplaces.") { marketplace, Json, available };
        return Run(command, config, (plugins, result, _) =>
            plugins.ListAsync(result.GetValue(marketplace), result.GetValue(Json), result.GetValue(available)));
    }

    private static Command CreateRemove(ConfigOptions config)
    {
        var (selector, marketplace) = (Selector(), Marketplace());
        var command = new Command("remove", "Uninstall a plugin.") { selector, marketplace, Json };
        return Run(command, config, (plugins, result, cancelled) =>
            plugins.RemoveAsync(result.GetRequiredValue(selector), result.GetValue(marketplace), result.GetValue(Json), cancelled));
    }

    private static Command CreateMarketplaceAdd(ConfigOptions config)
    {
        var source = new Argument<string>("SOURCE") { Description = "A folder (./folder), owner/repo[@ref], or the https or ssh address of a repository." };
        var reference = new Option<string?>("--ref") { Description = "The branch, tag or commit of a repository.", HelpName = "REF" };
        var sparse = new Option<string[]>("--sparse") { Description = "The only paths of a repository to check out.", HelpName = "PATH", AllowMultipleArgumentsPerToken = false };
        var command = new Command("add", "Add a marketplace.") { source, reference, sparse, Json };
        return Run(command, config, (plugins, result, cancelled) => plugins.AddMarketplaceAsync(
            result.GetRequiredValue(source), result.GetValue(reference), result.GetValue(sparse) ?? [], result.GetValue(Json), cancelled));
    }

    private static Command CreateMarketplaceList(ConfigOptions config)
    {
        var command = new Command("list", "The marketplaces that count here, and their folders.") { Json };
        return Run(command, config, (plugins, result, _) => plugins.ListMarketplacesAsync(result.GetValue(Json)));
    }

    private static Command CreateUpgrade(ConfigOptions config)
    {
        var name = new Argument<string?>("MARKETPLACE_NAME") { Description = "Only this one.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("upgrade", "Fetch marketplaces whose repositories have something new, and their installed plugins.") { name, Json };
        return Run(command, config, (plugins, result, cancelled) => plugins.UpgradeAsync(result.GetValue(name), result.GetValue(Json), cancelled));
    }

    private static Command CreateMarketplaceRemove(ConfigOptions config)
    {
        var name = new Argument<string>("MARKETPLACE_NAME") { Description = "Its name." };
        var command = new Command("remove", "Remove a marketplace; its installed plugins stay.") { name, Json };
        return Run(command, config, (plugins, result, cancelled) =>
            plugins.RemoveMarketplaceAsync(result.GetRequiredValue(name), result.GetValue(Json), cancelled));
    }

    private static Argument<string> Selector() => new("PLUGIN[@MARKETPLACE]") { Description = "The plugin, with its marketplace or with --marketplace." };

    private static Option<string?> Marketplace() => new("--marketplace", "-m") { Description = "Name of the marketplace.", HelpName = "MARKETPLACE" };

    private static Command Run(Command command, ConfigOptions config, Func<PluginCommands, ParseResult, CancellationToken, Task> work)
    {
        Run(command, config, async (plugins, result, cancelled) =>
        {
            await work(plugins, result, cancelled);
            return true;
        });
        return command;
    }

    /// <param name="work">False when it was done in part alone.</param>
    private static Command Run(Command command, ConfigOptions config, Func<PluginCommands, ParseResult, CancellationToken, Task<bool>> work)
    {
        command.SetAction(async (result, cancelled) =>
        {
            try
            {
                var options = config.Apply(ProcessFacts.Options(), result);
                var commands = CommandLauncher.Create(CommandStarting.Prepare(options));
                return await work(new PluginCommands(options, commands, result.InvocationConfiguration.Output), result, cancelled) ? 0 : 1;
            }
            catch (Exception error) when (error is PluginException or InvalidOperationException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"Error: {error.Message}");
                return 1;
            }
        });
        return command;
    }
}
