using System.CommandLine;
using Daemon.Cli.Hosting;

namespace Daemon.Cli.Commands;

/// <summary>The command line of <c>codex</c>.</summary>
internal static class RootCommandFactory
{
    public static RootCommand Create(ConfigOptions config)
    {
        var root = new RootCommand("A local daemon that runs coding agents: IDE extensions, terminals and SDKs drive it over JSON-RPC.");
        config.AddTo(root);
        root.Subcommands.Add(AppServerCommand.Create(config));
        root.Subcommands.Add(ExecCommand.Create(config));
        root.Subcommands.Add(ProtoCommand.Create(config));
        root.Subcommands.Add(AcpCommand.Create(config));
        root.Subcommands.Add(SandboxCommand.Create(config));
        root.Subcommands.Add(FeaturesCommand.Create(config));
        root.Subcommands.Add(McpCommand.Create(config));
        root.Subcommands.Add(DoctorCommand.Create(config));
        root.Subcommands.Add(CompletionCommand.Create(root));
        root.Subcommands.Add(PluginCommand.Create(config));
        var version = root.Options.OfType<VersionOption>().Single();
        version.Action = new PrintVersion();
        version.Aliases.Add("-V");
        return root;
    }

    private sealed class PrintVersion : System.CommandLine.Invocation.SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"codex-cli {ProcessFacts.Version}");
            return 0;
        }
    }
}
