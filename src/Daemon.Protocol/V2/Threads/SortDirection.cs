using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Direction of a list.</summary>
[JsonConverter(typeof(WireEnumConverter<SortDirection>))]
public enum SortDirection
{
    Asc,
    Desc,
}
