using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Fs;

/// <summary>The parameters of <c>fs/remove</c>.</summary>
public sealed record FsRemoveParams
{
    public required AbsolutePath Path { get; init; }

    public bool? Force { get; init; }

    public bool? Recursive { get; init; }
}
