namespace Daemon.Protocol.Acp.Questions;

/// <summary>An answer that the user may give.</summary>
public sealed record PermissionOption
{
    public required string OptionId { get; init; }

    public required string Name { get; init; }

    public required PermissionOptionKind Kind { get; init; }
}
