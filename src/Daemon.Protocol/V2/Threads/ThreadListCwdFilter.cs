using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Directories whose threads are wanted; on the wire one path or a list.</summary>
[WireForm(typeof(ThreadListCwdFilterForm))]
public sealed record ThreadListCwdFilter(IReadOnlyList<string> Paths);
