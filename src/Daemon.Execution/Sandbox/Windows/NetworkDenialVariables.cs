namespace Daemon.Execution.Sandbox.Windows;

/// <summary>
/// How the unelevated sandbox keeps programs from the network: it asks them. Well-behaved ones obey; it is no boundary, and the plan's
/// explanation says so.
/// </summary>
internal static class NetworkDenialVariables
{
    /// <summary>A port of this machine where nobody listens (discard).</summary>
    private const string Nowhere = "http://127.0.0.1:9";

    private static readonly (string Name, string Value)[] Always =
    [
        ("SBX_NONET_ACTIVE", "1"), ("PIP_NO_INDEX", "1"), ("PIP_DISABLE_PIP_VERSION_CHECK", "1"), ("NPM_CONFIG_OFFLINE", "true"), ("CARGO_NET_OFFLINE", "true"),
        ("GIT_SSH_COMMAND", "cmd /c exit 1"), ("GIT_ALLOW_PROTOCOLS", ""),
    ];

    private static readonly (string Name, string Value)[] WhenUnset =
    [
        ("HTTP_PROXY", Nowhere), ("HTTPS_PROXY", Nowhere), ("ALL_PROXY", Nowhere), ("GIT_HTTP_PROXY", Nowhere), ("GIT_HTTPS_PROXY", Nowhere),
        ("NO_PROXY", "localhost,127.0.0.1,::1"),
    ];

    /// <param name="refusals">A folder with an <c>ssh</c> and an <c>scp</c> that fail, to be found first.</param>
    public static void Apply(IDictionary<string, string> environment, string refusals)
    {
        foreach ((string name, string value) in WhenUnset)
        {
            environment.TryAdd(name, value);
        }

        foreach ((string name, string value) in Always)
        {
            environment[name] = value;
        }

        environment["PATH"] = environment.TryGetValue("PATH", out string? path) && path.Length > 0 ? $"{refusals};{path}" : refusals;

        // The failing programs are scripts: these must be found before an ssh.exe of the same folder order.
        string known = environment.TryGetValue("PATHEXT", out string? extensions) && extensions.Length > 0 ? extensions : ".COM;.EXE;.BAT;.CMD";
        environment["PATHEXT"] = string.Join(
            ';', known.Split(';').Where(extension => !IsScript(extension)).Prepend(".CMD").Prepend(".BAT"));
    }

    private static bool IsScript(string extension) =>
        extension.Equals(".BAT", StringComparison.OrdinalIgnoreCase) || extension.Equals(".CMD", StringComparison.OrdinalIgnoreCase);
}
