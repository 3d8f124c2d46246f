using System.Runtime.InteropServices;
using Daemon.Protocol.V2.Handshake;

namespace Daemon.AppServer.Processors;

/// <summary>The user agent that clients and model providers see.</summary>
internal static class UserAgent
{
    /// <summary><c>originator/version (OS version; arch) terminal (client; client version)</c>.</summary>
    public static string Compose(string originator, ClientInfo client, DaemonOptions options)
    {
        var terminal = options.Environment.TryGetValue("TERM_PROGRAM", out var program) && program.Length > 0
            ? program
            : options.Environment.TryGetValue("TERM", out var term) && term.Length > 0 ? term : "unknown";
        return $"{originator}/{options.Version} ({System}; {Architecture}) {terminal} ({client.Name}; {client.Version})";
    }

    private static string System { get; } = DescribeSystem();

    private static string Architecture => RuntimeInformation.OSArchitecture switch
    {
        global::System.Runtime.InteropServices.Architecture.X64 => "x86_64",
        global::System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        var other => other.ToString().ToLowerInvariant(),
    };

    private static string DescribeSystem()
    {
        const string ReleaseFile = "/etc/os-release";
        if (!OperatingSystem.IsLinux() || !File.Exists(ReleaseFile))
        {
            return RuntimeInformation.OSDescription;
        }

        string name = "Linux", version = "";
        foreach (var line in File.ReadLines(ReleaseFile))
        {
            if (line.StartsWith("NAME=", StringComparison.Ordinal))
            {
                name = line[5..].Trim('"').Split(' ')[0];
            }
            else if (line.StartsWith("VERSION_ID=", StringComparison.Ordinal))
            {
                version = line[11..].Trim('"');
            }
        }

        var parts = version.Split('.', StringSplitOptions.RemoveEmptyEntries);
        return $"{name} {string.Join('.', parts.Concat(["0", "0", "0"]).Take(3))}";
    }
}
