namespace Daemon.Protocol.Permissions;

/// <summary>What a filesystem entry grants. At equal specificity Deny beats Write beats Read; nothing matching means no access.</summary>
public enum FileSystemAccess
{
    Read,
    Write,
    Deny,
}

/// <summary>A named place whose real path is known only when a command is planned.</summary>
public enum SpecialPathKind
{
    /// <summary><c>:root</c>, the whole filesystem.</summary>
    Root,

    /// <summary><c>:minimal</c>, what programs need to start.</summary>
    Minimal,

    /// <summary><c>:workspace_roots</c>, every workspace root; <see cref="FileSystemTarget.Special.Subpath"/> names a child of each.</summary>
    WorkspaceRoots,

    /// <summary><c>:tmpdir</c>, <c>$TMPDIR</c> when it is an absolute path, else nothing.</summary>
    TmpDir,

    /// <summary><c>:slash_tmp</c>, <c>/tmp</c>.</summary>
    SlashTmp,

    /// <summary>A name that this version does not know: kept for round trips, grants nothing.</summary>
    Unknown,
}

/// <summary>The place that an entry speaks of.</summary>
public abstract record FileSystemTarget
{
    private FileSystemTarget()
    {
    }

    /// <summary>An absolute path and everything below it.</summary>
    public sealed record Path(string AbsolutePath) : FileSystemTarget;

    /// <summary>A glob over absolute paths; only Deny may use one.</summary>
    public sealed record Glob(string Pattern) : FileSystemTarget;

    /// <summary>A special place. <paramref name="Subpath"/> is relative and may be a glob under Deny; null means the place itself.</summary>
    public sealed record Special(SpecialPathKind Kind, string? Subpath = null, string? UnknownName = null) : FileSystemTarget;
}

/// <summary>One grant or denial. <paramref name="SkipIfMissing"/>: a missing path is left alone instead of being masked.</summary>
public sealed record FileSystemEntry(FileSystemTarget Target, FileSystemAccess Access, bool SkipIfMissing = false);
