using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Why a client starts a thread.</summary>
[JsonConverter(typeof(WireEnumConverter<ThreadStartSource>))]
public enum ThreadStartSource
{
    Startup,
    Clear,
}
