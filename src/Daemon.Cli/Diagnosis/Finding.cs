namespace Daemon.Cli.Diagnosis;

/// <summary>What a check found.</summary>
/// <param name="Status">How it stands.</param>
/// <param name="Summary">One line for a person.</param>
internal sealed record Finding(FindingStatus Status, string Summary)
{
    /// <summary>Facts in the order in which they are shown; never a secret.</summary>
    public IReadOnlyList<(string Name, string Value)> Details { get; init; } = [];

    /// <summary>What to do about it; null when nothing needs to be done.</summary>
    public string? Remedy { get; init; }
}

/// <summary>How something stands.</summary>
internal enum FindingStatus
{
    Ok,

    /// <summary>Something works less well than it could.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Fail,
}
