namespace Daemon.NetworkProxy.Http;

internal enum BodyKind
{
    None,
    Length,
    Chunked,

    /// <summary>Responses only: the body ends with the connection.</summary>
    UntilClose,
}

/// <summary>How the end of a body is found (RFC 9112, 6.3).</summary>
/// <param name="Length">For <see cref="BodyKind.Length"/>, in bytes.</param>
internal readonly record struct BodyFraming(BodyKind Kind, long Length = 0)
{
    public static BodyFraming None => default;

    public bool HasBody => Kind != BodyKind.None && !(Kind == BodyKind.Length && Length == 0);
}
