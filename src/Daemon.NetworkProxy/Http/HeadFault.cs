namespace Daemon.NetworkProxy.Http;

/// <summary>How the reading of a head ended.</summary>
internal enum HeadFault
{
    None,

    /// <summary>More bytes are needed.</summary>
    Incomplete,

    /// <summary>It is not HTTP/1.x as RFC 9112 has it, or could be read in two ways.</summary>
    Malformed,

    /// <summary>Too many bytes or lines.</summary>
    TooLarge,

    TargetTooLong,
}

/// <summary>Limits of a head, in bytes and lines.</summary>
internal static class HeadLimits
{
    public const int Bytes = 512 * 1024;
    public const int Fields = 100;
    public const int Target = 64 * 1024;
}
