using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Reviews;

/// <summary>What is reviewed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(UncommittedChanges), "uncommittedChanges")]
[JsonDerivedType(typeof(BaseBranch), "baseBranch")]
[JsonDerivedType(typeof(Commit), "commit")]
[JsonDerivedType(typeof(Custom), "custom")]
public abstract record ReviewTarget
{
    private ReviewTarget()
    {
    }

    public sealed record UncommittedChanges : ReviewTarget;

    public sealed record BaseBranch : ReviewTarget
    {
        public required string Branch { get; init; }
    }

    public sealed record Commit : ReviewTarget
    {
        public required string Sha { get; init; }

        public string? Title { get; init; }
    }

    public sealed record Custom : ReviewTarget
    {
        public required string Instructions { get; init; }
    }
}
