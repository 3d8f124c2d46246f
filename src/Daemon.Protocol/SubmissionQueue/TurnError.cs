namespace Daemon.Protocol.SubmissionQueue;

/// <summary>The class of a turn's failure; wire name in camelCase (<c>codexErrorInfo</c>).</summary>
public enum TurnErrorKind
{
    Other,
    ContextWindowExceeded,
    UsageLimitExceeded,
    RateLimitExceeded,
    ServerOverloaded,
    ModelNotFound,
    CyberPolicy,
    InternalServerError,
    Unauthorized,
    BadRequest,
    SandboxError,
    HttpConnectionFailed,
    ResponseStreamConnectionFailed,
    ResponseStreamDisconnected,
    ResponseTooManyFailedAttempts,
    ActiveTurnNotSteerable,
}

/// <summary>Why a turn failed.</summary>
/// <param name="Message">For people.</param>
/// <param name="HttpStatus">For the kinds that come from HTTP; null when there was no response.</param>
/// <param name="AdditionalDetails">The cause behind a retry notice.</param>
public sealed record TurnError(string Message, TurnErrorKind Kind, int? HttpStatus = null, string? AdditionalDetails = null);
