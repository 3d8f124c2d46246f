using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The model's tone.</summary>
[JsonConverter(typeof(WireEnumConverter<Personality>))]
public enum Personality
{
    None,
    Friendly,
    Pragmatic,
}
