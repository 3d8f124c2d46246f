using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Whether memories may be made of a thread.</summary>
[JsonConverter(typeof(ThreadMemoryModeConverter))]
public enum ThreadMemoryMode
{
    Enabled,
    Disabled,
}

/// <summary>The wire names of <see cref="ThreadMemoryMode"/>.</summary>
internal sealed class ThreadMemoryModeConverter() : WireEnumConverter<ThreadMemoryMode>("enabled", "disabled");
