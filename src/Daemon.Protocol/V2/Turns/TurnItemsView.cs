using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Turns;

/// <summary>How many of a turn's items are present.</summary>
[JsonConverter(typeof(WireEnumConverter<TurnItemsView>))]
public enum TurnItemsView
{
    NotLoaded,
    Summary,
    Full,
}
