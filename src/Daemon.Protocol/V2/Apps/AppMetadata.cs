namespace Daemon.Protocol.V2.Apps;

/// <summary>What a directory says of an app.</summary>
public sealed record AppMetadata
{
    public IReadOnlyList<string>? Categories { get; init; }

    public string? Developer { get; init; }

    public bool? FirstPartyRequiresInstall { get; init; }

    public AppReview? Review { get; init; }

    public IReadOnlyList<AppScreenshot>? Screenshots { get; init; }

    public string? SeoDescription { get; init; }

    public bool? ShowInComposerWhenUnlinked { get; init; }

    public IReadOnlyList<string>? SubCategories { get; init; }

    public string? Version { get; init; }

    public string? VersionId { get; init; }

    public string? VersionNotes { get; init; }
}
