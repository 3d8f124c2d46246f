using Daemon.Protocol.SubmissionQueue;

namespace Daemon.ModelClient;

/// <summary>A model request or stream that failed, classified for the turn loop.</summary>
public sealed class ModelException : Exception
{
    public ModelException(TurnError error, bool retryable, TimeSpan? retryAfter = null, Exception? inner = null)
        : base(error.Message, inner)
    {
        Error = error;
        Retryable = retryable;
        RetryAfter = retryAfter;
    }

    /// <summary>What the user is told when no retry is left. Never holds a secret.</summary>
    public TurnError Error { get; }

    /// <summary>Whether the stream may be tried again (up to <c>stream_max_retries</c>).</summary>
    public bool Retryable { get; }

    /// <summary>The pause that the provider asked for; null lets the caller back off.</summary>
    public TimeSpan? RetryAfter { get; }
}
