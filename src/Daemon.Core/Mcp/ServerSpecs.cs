using System.Buffers;
using Daemon.Config.Model;
using Daemon.Mcp;
using Daemon.Mcp.Http;
using Daemon.Mcp.Servers;

namespace Daemon.Core.Mcp;

/// <summary>Resolves a server's configuration: variables to values, the thread's cwd where none is given.</summary>
public static class ServerSpecs
{
    private const string NamePattern = "^[a-zA-Z0-9_:@/.-]+$";

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:@/.-");

    /// <summary>What a stdio server gets of the daemon's environment unasked: enough to find programs, files and a language.</summary>
    private static readonly string[] Inherited =
        ["HOME", "LOGNAME", "PATH", "SHELL", "USER", "__CF_USER_TEXT_ENCODING", "LANG", "LC_ALL", "TERM", "TMPDIR", "TZ"];

    public static bool IsName(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters);

    /// <param name="environment">The daemon's.</param>
    /// <param name="cwd">The thread's, absolute.</param>
    /// <exception cref="McpException">The configuration names something that is not there.</exception>
    public static McpServerSpec Resolve(
        McpServerConfig server, IReadOnlyDictionary<string, string> environment, string cwd, Func<string, Uri, IAccessTokens> tokens)
    {
        if (!IsName(server.Name))
        {
            throw new McpException(McpFailure.Startup, $"Invalid MCP server name '{server.Name}': must match pattern {NamePattern}");
        }

        return server.Transport switch
        {
            McpTransportConfig.Stdio stdio => new McpServerSpec.Stdio(
                stdio.Command, stdio.Args, Environment(stdio, environment), stdio.Cwd is { } folder ? Path.GetFullPath(folder, cwd) : cwd),
            McpTransportConfig.Http http => Http(server.Name, http, environment, tokens),
            _ => throw new ArgumentException($"{server.Transport.GetType().Name} has no spec", nameof(server)),
        };
    }

    private static Dictionary<string, string> Environment(McpTransportConfig.Stdio server, IReadOnlyDictionary<string, string> environment)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Inherited.Concat(server.EnvVars))
        {
            if (environment.TryGetValue(name, out var value))
            {
                variables[name] = value;
            }
        }

        foreach (var (name, value) in server.Env)
        {
            variables[name] = value;
        }

        return variables;
    }

    private static McpServerSpec.Http Http(
        string name, McpTransportConfig.Http server, IReadOnlyDictionary<string, string> environment, Func<string, Uri, IAccessTokens> tokens)
    {
        if (!Uri.TryCreate(server.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw new McpException(McpFailure.Startup, $"the url of MCP server '{name}' is no http or https address");
        }

        var headers = Headers(server, environment).ToList();
        if (server.BearerTokenEnvVar is { } variable)
        {
            if (!environment.TryGetValue(variable, out var token))
            {
                throw new McpException(McpFailure.Startup, $"Environment variable {variable} for MCP server '{name}' is not set");
            }

            headers.Add(KeyValuePair.Create("Authorization", $"Bearer {token}"));
        }

        var ownCredential = headers.Any(header => header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase));
        return new McpServerSpec.Http(new HttpEndpoint(url, headers), ownCredential ? null : tokens(name, url));
    }

    /// <summary>Headers whose variable is not set are left out.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Headers(McpTransportConfig.Http server, IReadOnlyDictionary<string, string> environment)
    {
        foreach (var header in server.HttpHeaders)
        {
            yield return header;
        }

        foreach (var (header, variable) in server.EnvHttpHeaders)
        {
            if (environment.TryGetValue(variable, out var value))
            {
                yield return KeyValuePair.Create(header, value);
            }
        }
    }
}
