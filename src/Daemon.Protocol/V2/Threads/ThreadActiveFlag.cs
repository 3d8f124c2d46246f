using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>What an active thread waits for.</summary>
[JsonConverter(typeof(WireEnumConverter<ThreadActiveFlag>))]
public enum ThreadActiveFlag
{
    WaitingOnApproval,
    WaitingOnUserInput,
}
