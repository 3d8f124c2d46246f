using System.Globalization;
using System.Text;

namespace Daemon.Execution.Sandbox.MacOS;

/// <summary>The network part of a policy. Nothing written means nothing reached.</summary>
internal static class SeatbeltNetwork
{
    /// <summary>Looking up names and judging certificates is the work of services there.</summary>
    private const string Services = """
        (allow mach-lookup
          (global-name "com.apple.SecurityServer")
          (global-name "com.apple.SystemConfiguration.DNSConfiguration")
          (global-name "com.apple.SystemConfiguration.configd")
          (global-name "com.apple.networkd")
          (global-name "com.apple.ocspd")
          (global-name "com.apple.trustd")
          (global-name "com.apple.trustd.agent"))
        (allow sysctl-read (sysctl-name-prefix "net."))

        """;

    private const string Everything = """
        (allow network-bind)
        (allow network-inbound)
        (allow network-outbound)
        (allow system-socket)

        """;

    private const string Loopback = """
        (allow network-bind (local ip "localhost:*"))
        (allow network-inbound (local ip "localhost:*"))
        (allow network-outbound (remote ip "localhost:*"))

        """;

    /// <exception cref="CommandStartException">A port or a socket's path has no expression.</exception>
    public static void Append(StringBuilder policy, SandboxPlan plan, SeatbeltParameters parameters, string? cacheFolder)
    {
        policy.Append("\n; network\n");
        switch (plan.Network)
        {
            case NetworkMode.Full:
                policy.Append(Everything).Append(Services);
                AppendCaches(policy, parameters, cacheFolder);
                return;
            case NetworkMode.Proxied:
                AppendProxy(policy, plan);
                AppendCaches(policy, parameters, cacheFolder);
                break;
        }

        AppendSockets(policy, plan, parameters);
    }

    private static void AppendProxy(StringBuilder policy, SandboxPlan plan)
    {
        if (plan.ProxyPorts.Count == 0 || plan.ProxyPorts.Any(port => port is < 1 or > 65535))
        {
            throw new CommandStartException(
                CommandStartFailure.SandboxUnavailable,
                "The permission profile limits the network by rules, and the managed proxy has no usable port on this machine for the command.");
        }

        foreach (int port in plan.ProxyPorts)
        {
            policy.Append(string.Create(CultureInfo.InvariantCulture, $"(allow network-outbound (remote ip \"localhost:{port}\"))\n"));
        }

        policy.Append(plan.LocalBinding ? Loopback : "").Append(Services);
    }

    private static void AppendSockets(StringBuilder policy, SandboxPlan plan, SeatbeltParameters parameters)
    {
        if (plan.AllUnixSockets)
        {
            policy.Append("(allow system-socket (socket-domain AF_UNIX))\n");
            policy.Append("(allow network-bind (local unix-socket))\n(allow network-outbound (remote unix-socket))\n");
            return;
        }

        for (int i = 0; i < plan.UnixSockets.Count; i++)
        {
            policy.Append(i == 0 ? "(allow system-socket (socket-domain AF_UNIX))\n" : "");
            string place = parameters.Use("SOCKET", plan.UnixSockets[i]);
            policy.Append($"(allow network-bind (local unix-socket (subpath {place})))\n");
            policy.Append($"(allow network-outbound (remote unix-socket (subpath {place})))\n");
        }
    }

    private static void AppendCaches(StringBuilder policy, SeatbeltParameters parameters, string? cacheFolder)
    {
        if (cacheFolder is not null)
        {
            string place = parameters.Use("CACHES", cacheFolder);
            policy.Append($"(allow file-read* file-write* (subpath {place}))\n");
        }
    }
}
