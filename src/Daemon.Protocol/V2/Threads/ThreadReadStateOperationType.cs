using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Everything read, or nothing.</summary>
[JsonConverter(typeof(ThreadReadStateOperationTypeConverter))]
public enum ThreadReadStateOperationType
{
    Read,
    Unread,
}

/// <summary>The wire names of <see cref="ThreadReadStateOperationType"/>.</summary>
internal sealed class ThreadReadStateOperationTypeConverter() : WireEnumConverter<ThreadReadStateOperationType>("read", "unread");
