using System.Security;

namespace Daemon.Cli.Managed;

/// <summary>The files by which the system's own service manager runs the daemon for a user.</summary>
internal static class ServiceFile
{
    /// <summary>A systemd user unit (systemd.service(5)).</summary>
    /// <param name="program">The words that start the program.</param>
    public static string Systemd(IReadOnlyList<string> program, string codexHome) => $"""
        # ~/.config/systemd/user/codex-app-server.service
        # systemctl --user daemon-reload && systemctl --user enable --now codex-app-server
        [Unit]
        Description=Codex app-server

        [Service]
        Environment={Quote("CODEX_HOME=" + codexHome)}
        ExecStart={string.Join(' ', program.Select(Quote))} app-server --listen unix://
        ExecReload=/bin/kill -HUP $MAINPID
        Restart=on-failure
        # Running turns have 30 s to end, then they are interrupted.
        TimeoutStopSec=50

        [Install]
        WantedBy=default.target
        """;

    /// <summary>A launchd agent (launchd.plist(5)).</summary>
    /// <param name="program">As above.</param>
    public static string Launchd(IReadOnlyList<string> program, string codexHome) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- ~/Library/LaunchAgents/codex-app-server.plist; launchctl bootstrap gui/$UID ~/Library/LaunchAgents/codex-app-server.plist -->
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>Label</key>
          <string>codex-app-server</string>
          <key>ProgramArguments</key>
          <array>
        {string.Join('\n', program.Concat(["app-server", "--listen", "unix://"]).Select(word => $"    <string>{SecurityElement.Escape(word)}</string>"))}
          </array>
          <key>EnvironmentVariables</key>
          <dict>
            <key>CODEX_HOME</key>
            <string>{SecurityElement.Escape(codexHome)}</string>
          </dict>
          <key>RunAtLoad</key>
          <true/>
          <key>KeepAlive</key>
          <dict>
            <key>SuccessfulExit</key>
            <false/>
          </dict>
          <key>ExitTimeOut</key>
          <integer>50</integer>
        </dict>
        </plist>
        """;

    /// <summary>One word for systemd, whatever it holds: percent and dollar signs are doubled.</summary>
    private static string Quote(string word) =>
        "\"" + word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("%", "%%", StringComparison.Ordinal).Replace("$", "$$", StringComparison.Ordinal) + "\"";
}
