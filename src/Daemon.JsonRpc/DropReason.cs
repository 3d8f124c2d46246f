namespace Daemon.JsonRpc;

/// <summary>Why an incoming message was dropped without an answer.</summary>
public enum DropReason
{
    /// <summary>Blank, not UTF-8, or not one JSON value.</summary>
    NotJson,

    /// <summary>JSON, but not a request, notification, response or error object.</summary>
    NotAMessage,

    /// <summary>Longer than the transport's limit; skipped to its end.</summary>
    TooLong,

    /// <summary>The input ended inside a message.</summary>
    Unfinished,
}
