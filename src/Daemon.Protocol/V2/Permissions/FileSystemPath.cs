using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Permissions;

/// <summary>A path, a pattern or a well-known place.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ExactPath), "path")]
[JsonDerivedType(typeof(GlobPattern), "glob_pattern")]
[JsonDerivedType(typeof(Special), "special")]
public abstract record FileSystemPath
{
    private FileSystemPath()
    {
    }

    public sealed record ExactPath : FileSystemPath
    {
        public required string Path { get; init; }
    }

    public sealed record GlobPattern : FileSystemPath
    {
        public required string Pattern { get; init; }
    }

    public sealed record Special : FileSystemPath
    {
        public required FileSystemSpecialPath Value { get; init; }
    }
}
