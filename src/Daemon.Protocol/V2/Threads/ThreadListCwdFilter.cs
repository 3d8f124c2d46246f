using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Directories whose threads are wanted; on the wire one path or a list.</summary>
[JsonConverter(typeof(ThreadListCwdFilterConverter))]
public sealed record ThreadListCwdFilter(IReadOnlyList<string> Paths);
