namespace Daemon.Cli.Diagnosis;

/// <summary>One thing that can be wrong.</summary>
internal interface ICheck
{
    /// <summary><c>category.name</c>, stable: programs look for it.</summary>
    string Id { get; }

    /// <summary>Looks. What goes wrong on the way is part of the finding.</summary>
    Task<Finding> LookAsync(CancellationToken cancellationToken);
}
