namespace Daemon.JsonRpc;

/// <summary>Every error code that the daemon uses on the wire.</summary>
public static class ErrorCodes
{
    /// <summary>Nearly every refusal, also unknown methods and bad parameters.</summary>
    public const int InvalidRequest = -32600;

    /// <summary>Only for what a thread's store cannot do.</summary>
    public const int MethodNotFound = -32601;

    /// <summary>Argument combinations of a few method families.</summary>
    public const int InvalidParams = -32602;

    /// <summary>I/O, spawn and network failures; also our own bugs, with a correlation id.</summary>
    public const int InternalError = -32603;

    /// <summary>The inbound queue is full: retry later.</summary>
    public const int Overloaded = -32001;

    /// <summary>The request was cancelled by <c>$/cancelRequest</c>.</summary>
    public const int Cancelled = -32800;
}
