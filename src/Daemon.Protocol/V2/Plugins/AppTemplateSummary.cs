namespace Daemon.Protocol.V2.Plugins;

/// <summary>A pattern of apps.</summary>
public sealed record AppTemplateSummary
{
    public string? CanonicalConnectorId { get; init; }

    public string? Category { get; init; }

    public string? Description { get; init; }

    public string? LogoUrl { get; init; }

    public string? LogoUrlDark { get; init; }

    public required IReadOnlyList<string> MaterializedAppIds { get; init; }

    public required string Name { get; init; }

    public AppTemplateUnavailableReason? Reason { get; init; }

    public required string TemplateId { get; init; }
}
