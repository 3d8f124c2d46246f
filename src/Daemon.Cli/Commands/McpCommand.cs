using System.CommandLine;
using Daemon.Cli.Hosting;
using Daemon.Cli.Servers;

namespace Daemon.Cli.Commands;

/// <summary><c>codex mcp</c>: the tool servers of the configuration.</summary>
internal static class McpCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON." };

    public static Command Create(ConfigOptions config)
    {
        var command = new Command("mcp", "Manage the external tool servers (MCP) of the configuration.");
        command.Subcommands.Add(CreateList(config));
        command.Subcommands.Add(CreateGet(config));
        command.Subcommands.Add(CreateAdd(config));
        command.Subcommands.Add(CreateRemove(config));
        command.Subcommands.Add(CreateLogin(config));
        command.Subcommands.Add(CreateLogout(config));
        return command;
    }

    private static Command CreateList(ConfigOptions config)
    {
        var command = new Command("list", "Every configured server.") { Json };
        Run(command, config, (servers, result, cancelled) => servers.ListAsync(result.GetValue(Json), cancelled));
        return command;
    }

    private static Command CreateGet(ConfigOptions config)
    {
        var name = NameArgument();
        var command = new Command("get", "One server.") { name, Json };
        Run(command, config, (servers, result, _) => servers.ShowAsync(result.GetRequiredValue(name), result.GetValue(Json)));
        return command;
    }

    private static Command CreateAdd(ConfigOptions config)
    {
        var name = NameArgument();
        var program = new Argument<string[]>("COMMAND") { Description = "After --: the program of a stdio server and its arguments.", Arity = ArgumentArity.ZeroOrMore };
        var env = new Option<string[]>("--env") { Description = "A variable for a stdio server.", HelpName = "KEY=VALUE", AllowMultipleArgumentsPerToken = false };
        var url = new Option<string?>("--url") { Description = "Address of a streamable HTTP server." };
        var bearer = new Option<string?>("--bearer-token-env-var") { Description = "With --url: the variable that holds a bearer token.", HelpName = "ENV_VAR" };
        var client = new Option<string?>("--oauth-client-id") { Description = "With --url: a client that is registered with the server's issuer.", HelpName = "CLIENT_ID" };
        var resource = new Option<string?>("--oauth-resource") { Description = "With --url: the resource to sign in for.", HelpName = "RESOURCE" };
        env.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.IndexOf('=', StringComparison.Ordinal) <= 0) is { } wrong)
            {
                result.AddError($"invalid value '{wrong.Value}' for '--env <KEY=VALUE>': environment entries must be in KEY=VALUE form");
            }
        });
        var command = new Command("add", "Add a server, or replace the one of that name.") { name, program, env, url, bearer, client, resource };
        command.Validators.Add(result =>
        {
            var hasCommand = result.GetValue(program) is { Length: > 0 };
            var hasUrl = result.GetValue(url) is not null;
            if (hasCommand == hasUrl)
            {
                result.AddError(hasUrl
                    ? "the argument '--url <URL>' cannot be used with '[COMMAND]...'"
                    : "the following required arguments were not provided:\n  <COMMAND|--url <URL>>");
            }
            else if (hasUrl && result.GetValue(env) is { Length: > 0 })
            {
                result.AddError("the argument '--env <KEY=VALUE>' cannot be used with '--url <URL>'");
            }
        });
        Run(command, config, (servers, result, cancelled) => servers.AddAsync(
            new NewServer(result.GetRequiredValue(name))
            {
                Command = result.GetValue(program) ?? [],
                Environment = [.. (result.GetValue(env) ?? []).Select(entry => entry.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]))],
                Url = result.GetValue(url),
                BearerTokenEnvVar = result.GetValue(bearer),
                OAuthClientId = result.GetValue(client),
                OAuthResource = result.GetValue(resource),
            },
            cancelled));
        return command;
    }

    private static Command CreateRemove(ConfigOptions config)
    {
        var name = NameArgument();
        var command = new Command("remove", "Remove a server from the user's configuration.") { name };
        Run(command, config, (servers, result, cancelled) => servers.RemoveAsync(result.GetRequiredValue(name), cancelled));
        return command;
    }

    private static Command CreateLogin(ConfigOptions config)
    {
        var name = NameArgument();
        var scopes = new Option<string?>("--scopes") { Description = "Scopes to ask for, with commas between.", HelpName = "SCOPE,SCOPE" };
        var command = new Command("login", "Sign in to a server: prints the address to open in a browser on this machine.") { name, scopes };
        Run(command, config, (servers, result, cancelled) => servers.LoginAsync(
            result.GetRequiredValue(name), result.GetValue(scopes)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), cancelled));
        return command;
    }

    private static Command CreateLogout(ConfigOptions config)
    {
        var name = NameArgument();
        var command = new Command("logout", "Forget the sign-in to a server.") { name };
        Run(command, config, (servers, result, _) => servers.LogoutAsync(result.GetRequiredValue(name)));
        return command;
    }

    private static Argument<string> NameArgument() => new("NAME") { Description = "Name of the server in [mcp_servers]." };

    private static void Run(Command command, ConfigOptions config, Func<ServerCommands, ParseResult, CancellationToken, Task> work)
    {
        config.AllowProfile(command);
        command.SetAction(async (result, cancelled) =>
        {
            try
            {
                await work(new ServerCommands(config.Apply(ProcessFacts.Options(), result), result.InvocationConfiguration.Output), result, cancelled);
                return 0;
            }
            catch (Exception error) when (error is ServerCommandException or InvalidOperationException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"Error: {error.Message}");
                return 1;
            }
        });
    }
}
