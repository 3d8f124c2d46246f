namespace Daemon.Protocol.V2.Items;

/// <summary>A question that does not block the turn.</summary>
public sealed record AsyncUserInputQuestion
{
    public IReadOnlyList<string>? Options { get; init; }

    public required string Title { get; init; }
}
