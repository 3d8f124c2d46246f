namespace Daemon.Protocol.V2.Threads;

/// <summary>How a section looks.</summary>
public sealed record ThreadSectionAppearance
{
    public string? Color { get; init; }

    public string? Icon { get; init; }
}
