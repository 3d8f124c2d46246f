using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Who changed a goal.</summary>
[JsonConverter(typeof(WireEnumConverter<ThreadGoalMutationOrigin>))]
public enum ThreadGoalMutationOrigin
{
    User,
    Automatic,
}
