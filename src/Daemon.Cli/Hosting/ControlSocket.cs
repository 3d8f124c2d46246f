namespace Daemon.Cli.Hosting;

/// <summary>Where the daemon of a CODEX_HOME listens when no path is given.</summary>
internal static class ControlSocket
{
    public static string DefaultPath(string codexHome) => Path.Join(codexHome, "app-server-control", "app-server-control.sock");
}
