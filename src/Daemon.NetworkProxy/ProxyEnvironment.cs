using System.Globalization;
using Daemon.NetworkProxy.Mitm;
using Daemon.Protocol.Permissions;

namespace Daemon.NetworkProxy;

/// <summary>
/// The variables by which a command's tools find the proxy. They replace what the command would inherit: the daemon's own proxy is not
/// the command's to know, and an inherited exception list would send it into a network that leads nowhere.
/// </summary>
public static class ProxyEnvironment
{
    private const string LocalNetworks = "localhost,127.0.0.1,::1,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16";

    private static readonly string[] Http =
    [
        "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "YARN_HTTP_PROXY", "YARN_HTTPS_PROXY", "npm_config_http_proxy",
        "npm_config_https_proxy", "npm_config_proxy", "NPM_CONFIG_HTTP_PROXY", "NPM_CONFIG_HTTPS_PROXY", "NPM_CONFIG_PROXY",
        "BUNDLE_HTTP_PROXY", "BUNDLE_HTTPS_PROXY", "PIP_PROXY", "DOCKER_HTTP_PROXY", "DOCKER_HTTPS_PROXY", "WS_PROXY", "WSS_PROXY",
        "ws_proxy", "wss_proxy",
    ];

    private static readonly string[] Socks = ["ALL_PROXY", "all_proxy", "FTP_PROXY", "ftp_proxy"];

    private static readonly string[] Exceptions = ["NO_PROXY", "no_proxy", "npm_config_noproxy", "NPM_CONFIG_NOPROXY", "BUNDLE_NO_PROXY"];

    /// <summary>The variables for ports on 127.0.0.1 of the command's own network.</summary>
    /// <param name="socksPort">Null when SOCKS5 is off.</param>
    /// <param name="bundle">The certificate bundle; null when nothing is intercepted.</param>
    public static IReadOnlyDictionary<string, string> For(NetworkRules rules, int httpPort, int? socksPort, string? bundle)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var http = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{httpPort}");
        Set(variables, Http, http);
        Set(variables, Socks, socksPort is { } port ? string.Create(CultureInfo.InvariantCulture, $"socks5h://127.0.0.1:{port}") : http);
        Set(variables, Exceptions, rules.AllowLocalBinding ? LocalNetworks : "");
        variables["CODEX_NETWORK_PROXY_ACTIVE"] = "1";
        variables["CODEX_NETWORK_ALLOW_LOCAL_BINDING"] = rules.AllowLocalBinding ? "1" : "0";
        variables["NODE_USE_ENV_PROXY"] = "1";
        variables["ELECTRON_GET_USE_PROXY"] = "true";
        if (bundle is not null)
        {
            Set(variables, TrustFiles.Variables, bundle);
        }

        return variables;
    }

    private static void Set(Dictionary<string, string> variables, IEnumerable<string> names, string value)
    {
        foreach (var name in names)
        {
            variables[name] = value;
        }
    }
}
