using System.CommandLine;
using Daemon.Cli.Hosting;
using Daemon.JsonRpc.WebSockets.Auth;

namespace Daemon.Cli.Commands;

/// <summary>Options about where clients connect and how they show that they may.</summary>
internal sealed class ListenOptions
{
    private readonly Option<string[]> _listen = new("--listen")
    {
        Description = "Where clients connect: stdio:// (default), unix://, unix://PATH, ws://IP:PORT or off. May be repeated.",
        HelpName = "URL",
    };

    private readonly Option<bool> _stdio = new("--stdio") { Description = "The same as --listen stdio://." };

    private readonly Option<string> _auth = new("--ws-auth")
    {
        Description = "How websocket clients authenticate: capability-token or signed-bearer-token.",
        HelpName = "MODE",
    };

    private readonly Option<string> _tokenFile = new("--ws-token-file") { Description = "File with the capability token.", HelpName = "PATH" };
    private readonly Option<string> _tokenSha256 = new("--ws-token-sha256") { Description = "SHA-256 of the capability token, in hex.", HelpName = "HEX" };
    private readonly Option<string> _secretFile = new("--ws-shared-secret-file") { Description = "File with the secret of signed tokens.", HelpName = "PATH" };
    private readonly Option<string> _issuer = new("--ws-issuer") { Description = "Issuer that signed tokens must name.", HelpName = "ISSUER" };
    private readonly Option<string> _audience = new("--ws-audience") { Description = "Audience that signed tokens must name.", HelpName = "AUDIENCE" };

    private readonly Option<long?> _skew = new("--ws-max-clock-skew-seconds")
    {
        Description = "Tolerated difference of clocks for signed tokens (default 30).",
        HelpName = "SECONDS",
    };

    public ListenOptions()
    {
        _listen.Validators.Add(result =>
        {
            foreach (var url in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (!ListenAddress.TryParse(url, out _, out var problem))
                {
                    result.AddError($"invalid value '{url}' for '--listen <URL>': {problem}");
                }
            }
        });
        _auth.AcceptOnlyFromAmong("capability-token", "signed-bearer-token");
    }

    public void AddTo(Command command)
    {
        Option[] options = [_listen, _stdio, _auth, _tokenFile, _tokenSha256, _secretFile, _issuer, _audience, _skew];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Standard input and output when nothing else is said.</summary>
    public IReadOnlyList<ListenAddress> Addresses(ParseResult result)
    {
        var addresses = new List<ListenAddress>();
        foreach (var url in result.GetValue(_listen) ?? [])
        {
            if (ListenAddress.TryParse(url, out var address, out _) && !addresses.Contains(address))
            {
                addresses.Add(address);
            }
        }

        if (result.GetValue(_stdio) && !addresses.Contains(new ListenAddress.Stdio()))
        {
            addresses.Add(new ListenAddress.Stdio());
        }

        return addresses.Count > 0 ? addresses : [new ListenAddress.Stdio()];
    }

    public WebSocketAuthOptions Auth(ParseResult result) => new()
    {
        Mode = result.GetValue(_auth) switch
        {
            "capability-token" => WebSocketAuthMode.CapabilityToken,
            "signed-bearer-token" => WebSocketAuthMode.SignedBearerToken,
            _ => null,
        },
        TokenFile = result.GetValue(_tokenFile),
        TokenSha256 = result.GetValue(_tokenSha256),
        SharedSecretFile = result.GetValue(_secretFile),
        Issuer = result.GetValue(_issuer),
        Audience = result.GetValue(_audience),
        MaxClockSkewSeconds = result.GetValue(_skew),
    };
}
