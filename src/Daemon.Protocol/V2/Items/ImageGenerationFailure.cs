using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Items;

/// <summary>Why no image was made.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(UsageLimitExceeded), "usageLimitExceeded")]
public abstract record ImageGenerationFailure
{
    private ImageGenerationFailure()
    {
    }

    public sealed record UsageLimitExceeded : ImageGenerationFailure
    {
        public required string LimitId { get; init; }

        /// <summary>Unix seconds.</summary>
        public long? ResetsAt { get; init; }
    }
}
