using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Skills;

/// <summary>How a skill is presented.</summary>
public sealed record SkillInterface
{
    public string? BrandColor { get; init; }

    public string? DefaultPrompt { get; init; }

    public string? DisplayName { get; init; }

    public AbsolutePath? IconLarge { get; init; }

    public string? IconLargeUrl { get; init; }

    public AbsolutePath? IconSmall { get; init; }

    public string? IconSmallUrl { get; init; }

    public string? ShortDescription { get; init; }
}
