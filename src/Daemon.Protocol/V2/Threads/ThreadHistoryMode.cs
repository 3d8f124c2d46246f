using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>How a thread's history is stored.</summary>
[JsonConverter(typeof(WireEnumConverter<ThreadHistoryMode>))]
public enum ThreadHistoryMode
{
    Legacy,
    Paginated,
}
