using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Permissions;

/// <summary>A well-known place; <c>kind</c> is the tag.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Root), "root")]
[JsonDerivedType(typeof(Minimal), "minimal")]
[JsonDerivedType(typeof(ProjectRoots), "project_roots")]
[JsonDerivedType(typeof(Tmpdir), "tmpdir")]
[JsonDerivedType(typeof(SlashTmp), "slash_tmp")]
[JsonDerivedType(typeof(Unknown), "unknown")]
public abstract record FileSystemSpecialPath
{
    private FileSystemSpecialPath()
    {
    }

    public sealed record Root : FileSystemSpecialPath;

    public sealed record Minimal : FileSystemSpecialPath;

    public sealed record ProjectRoots : FileSystemSpecialPath
    {
        public string? Subpath { get; init; }
    }

    public sealed record Tmpdir : FileSystemSpecialPath;

    public sealed record SlashTmp : FileSystemSpecialPath;

    public sealed record Unknown : FileSystemSpecialPath
    {
        public required string Path { get; init; }

        public string? Subpath { get; init; }
    }
}
