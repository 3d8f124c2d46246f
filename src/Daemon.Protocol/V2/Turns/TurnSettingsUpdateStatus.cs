namespace Daemon.Protocol.V2.Turns;

public enum TurnSettingsUpdateStatus
{
    Applied,

    /// <summary>The turn does not run, or takes no changes.</summary>
    TargetUnavailable,
}
