namespace Daemon.Protocol.V2.Items;

/// <summary>The payload of <c>item/commandExecution/terminalInteraction</c>.</summary>
public sealed record TerminalInteractionNotification
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public required string ItemId { get; init; }

    public required string ProcessId { get; init; }

    public required string Stdin { get; init; }
}
