using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>What an unsubscribe found.</summary>
[JsonConverter(typeof(WireEnumConverter<ThreadUnsubscribeStatus>))]
public enum ThreadUnsubscribeStatus
{
    NotLoaded,
    NotSubscribed,
    Unsubscribed,
}
