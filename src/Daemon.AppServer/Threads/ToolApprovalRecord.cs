using System.Text.Json;
using Daemon.Config.Writing;

namespace Daemon.AppServer.Threads;

/// <summary>Keeps in the user's configuration which tools of servers are called unasked.</summary>
internal sealed class ToolApprovalRecord(DaemonState daemon)
{
    /// <summary>Null when it is written; else what is wrong.</summary>
    public async Task<string?> KeepAsync(string server, string tool, CancellationToken cancellationToken)
    {
        // Without a folder only the user's own configuration counts, and an approval belongs beside the server that it is about.
        var known = daemon.Config.Load(null).Effective?.Mcp.Servers.Any(known => known.Name == server) == true;
        if (!known)
        {
            return $"the server {server} is not in the user's config.toml";
        }

        using var value = JsonDocument.Parse("\"approve\"");
        var outcome = await daemon.Config.WriteAsync(
            new ConfigWriteRequest
            {
                Edits = [new ConfigEdit($"mcp_servers.{Quoted(server)}.tools.{Quoted(tool)}.approval_mode", value.RootElement.Clone(), MergeStrategy.Replace)],
            },
            cancellationToken);
        switch (outcome)
        {
            case ConfigWriteOutcome.Written:
                daemon.ReloadThreads();
                return null;
            case ConfigWriteOutcome.Refused refused:
                return refused.Message;
            case ConfigWriteOutcome.Failed failed:
                return failed.Failure.Message;
            default:
                return "the configuration was not written";
        }
    }

    /// <summary>One segment of a key path.</summary>
    private static string Quoted(string segment) =>
        $"\"{segment.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
