using System.Net.Sockets;

namespace Daemon.Cli.Hosting;

/// <summary>Where the daemon of a CODEX_HOME listens when no path is given.</summary>
internal static class ControlSocket
{
    public static string DefaultPath(string codexHome) => Path.Join(codexHome, "app-server-control", "app-server-control.sock");

    /// <summary>Whether a process accepts connections at the default path.</summary>
    public static bool IsLive(string codexHome)
    {
        var path = DefaultPath(codexHome);
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path));
            return true;
        }
        // IOException: a link to itself. ArgumentException: a path too long for a socket.
        catch (Exception failure) when (failure is SocketException or IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
