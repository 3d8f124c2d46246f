namespace Daemon.Protocol.V2.Threads;

/// <summary>Who changed a goal.</summary>
public enum ThreadGoalMutationOrigin
{
    User,
    Automatic,
}
