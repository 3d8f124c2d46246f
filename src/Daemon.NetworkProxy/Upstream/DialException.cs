namespace Daemon.NetworkProxy.Upstream;

/// <summary>A destination that could not be reached.</summary>
internal sealed class DialException(DialFailure failure, Exception? inner = null) : Exception(failure.ToString(), inner)
{
    public DialFailure Failure { get; } = failure;
}

internal enum DialFailure
{
    NoSuchHost,
    Refused,
    TimedOut,

    /// <summary>TLS, or an upstream proxy that does not help.</summary>
    Other,
}
