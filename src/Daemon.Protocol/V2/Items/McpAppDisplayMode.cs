using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Items;

/// <summary>How a view is shown.</summary>
[JsonConverter(typeof(WireEnumConverter<McpAppDisplayMode>))]
public enum McpAppDisplayMode
{
    Inline,
    Fullscreen,
}
