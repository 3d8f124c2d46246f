using System.CommandLine;
using Daemon.Cli.Remote;

namespace Daemon.Cli.Commands;

/// <summary>Options that say which daemon a command speaks to.</summary>
internal sealed class RemoteOptions
{
    private readonly Option<string?> _remote = new("--remote")
    {
        Description = "The daemon: ws://HOST:PORT, wss://HOST:PORT, unix:// or unix://PATH. Default: the one at the default socket, "
            + "or none when none runs there.",
        HelpName = "ADDR",
    };

    private readonly Option<string?> _tokenVariable = new("--remote-auth-token-env")
    {
        Description = "The environment variable with the bearer token for a websocket.",
        HelpName = "ENV_VAR",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_remote);
        command.Options.Add(_tokenVariable);
    }

    /// <exception cref="RemoteException">The address is none, or there is no token in the variable.</exception>
    public (RemoteAddress? Address, string? Token) Read(ParseResult result, IReadOnlyDictionary<string, string> environment)
    {
        RemoteAddress? address = null;
        if (result.GetValue(_remote) is { } text && !RemoteAddress.TryParse(text, out address, out var problem))
        {
            throw new RemoteException(problem);
        }

        if (result.GetValue(_tokenVariable) is not { } variable)
        {
            return (address, null);
        }

        return environment.TryGetValue(variable, out var token) && token.Trim().Length > 0
            ? (address, token.Trim())
            : throw new RemoteException($"environment variable `{variable}` is not set or empty");
    }
}
