namespace Daemon.Protocol.V2.Turns;

/// <summary>How many of a turn's items are present.</summary>
public enum TurnItemsView
{
    NotLoaded,
    Summary,
    Full,
}
