using Daemon.Config.Layers;
using Daemon.Config.Model;
using Daemon.Config.Writing;

namespace Daemon.AppServer.Threads;

/// <summary>
/// Whoever starts a thread that may write in a repository trusts it; this writes the decision down once, so that the repository's own
/// configuration counts.
/// </summary>
internal sealed class ProjectTrustRecord(DaemonState daemon)
{
    /// <summary>True when the user's config.toml now says that the repository is trusted, and did not say anything before.</summary>
    public async ValueTask<bool> RecordAsync(ThreadRequest request, EffectiveConfig config, CancellationToken cancellationToken)
    {
        // A client that names no folder has decided nothing about the one that the daemon happens to stand in.
        if (request.Cwd is null || config is not { Trust: TrustLevel.Unknown, TrustFolder: { } folder } || !config.Permissions.Profile.AllowsWriting)
        {
            return false;
        }

        var outcome = await daemon.Config.TrustAsync(folder, cancellationToken);
        if (outcome is ConfigWriteOutcome.Written)
        {
            return true;
        }

        daemon.Log.Warning("the trust in {Folder} could not be written down: {Outcome}", folder, Describe(outcome));
        return false;
    }

    private static string Describe(ConfigWriteOutcome outcome) => outcome switch
    {
        ConfigWriteOutcome.Refused refused => refused.Message,
        ConfigWriteOutcome.Failed failed => failed.Failure.Message,
        _ => "written",
    };
}
