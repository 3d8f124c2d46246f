namespace Daemon.Execution.Sandbox.Linux;

/// <summary>Which calls wait for a supervisor's answer.</summary>
[Flags]
internal enum CallWatch
{
    None = 0,

    /// <summary>Refusals that a user can do something about: network, sockets, other processes. The supervisor refuses them.</summary>
    Refusals = 1,

    /// <summary>Calls that change the file system.</summary>
    Writes = 2,

    /// <summary>Calls that open or execute a file, and those that give one another name.</summary>
    Reads = 4,

    /// <summary>Opening a folder to list it.</summary>
    Listings = 8,

    /// <summary>Processes that leave their session, by which they could be found.</summary>
    Sessions = 16,
}

/// <summary>Which filter it is.</summary>
internal enum CallFilterPart
{
    /// <summary>The only one.</summary>
    Whole,

    /// <summary>Loaded by a wrapper when its own work is done; a filter outside of the wrapper has the watched calls.</summary>
    Inner,

    /// <summary>Loaded before a wrapper, which must be able to work under it: it has nothing but the watched calls.</summary>
    Outer,
}

/// <summary>What a system-call filter is to do.</summary>
internal sealed record CallFilterOptions(NetworkMode Network)
{
    /// <summary>
    /// The command has no view and no name space of its own: so also refuse every change of modes, owners, times and attributes, which no
    /// path rule controls, and the System V objects that all processes of the machine share.
    /// </summary>
    public bool SharesView { get; init; }

    /// <summary>With <see cref="SharesView"/>: a supervisor changes attributes for the command, so that it is asked.</summary>
    public bool Brokers { get; init; }

    /// <summary>With the user's network: no sockets of AF_UNIX, which could reach the daemon's own.</summary>
    public bool RefusesLocalSockets { get; init; }

    public CallWatch Watch { get; init; }

    public CallFilterPart Part { get; init; }
}
