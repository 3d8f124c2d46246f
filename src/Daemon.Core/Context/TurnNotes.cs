using Daemon.Core.History;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Context;

/// <summary>Notes that the daemon leaves in a model's history about what happened outside of it.</summary>
internal static class TurnNotes
{
    /// <summary>The turn was interrupted.</summary>
    public static ResponseItem Aborted() => ResponseItems.TextMessage(
        "user",
        """
        <turn_aborted>
        The user interrupted the previous turn on purpose. Commands that it ran were stopped and may have done only part of their work; commands started earlier may still be running. Look at the state of things before trying again.
        </turn_aborted>
        """);

    public static ResponseItem PrefixAllowed(string prefix) => ResponseItems.TextMessage(
        "developer", $"The user allowed commands that begin with `{prefix}` for good: they run without asking, outside of the sandbox.");

    public static ResponseItem HostDecided(string host, bool allowed) => ResponseItems.TextMessage(
        "developer", allowed ? $"The user allowed network access to {host} for good." : $"The user denied network access to {host} for good. Do not try to reach it.");

    public static ResponseItem UserShellCommand(string command, int exitCode, TimeSpan duration, string output) => ResponseItems.TextMessage(
        "user",
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"<user_shell_command>\n<command>\n{command}\n</command>\n<result>\nExit code: {exitCode}\nDuration: {duration.TotalSeconds:F4} seconds\nOutput:\n{output}\n</result>\n</user_shell_command>"));
}
