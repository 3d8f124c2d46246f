using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Turns;
using Engine = Daemon.Protocol.SubmissionQueue;
using TurnError = Daemon.Protocol.V2.Turns.TurnError;

namespace Daemon.AppServer.Mapping;

/// <summary>Failures of turns in their wire form.</summary>
internal static class ErrorMapper
{
    public static TurnError ToWire(Engine.TurnError error) => new()
    {
        Message = error.Message,
        CodexErrorInfo = Info(error),
        AdditionalDetails = error.AdditionalDetails,
    };

    /// <summary>Why input cannot join the running turn, as the data of an error.</summary>
    /// <param name="kind">The kind of that turn.</param>
    public static TurnError NotSteerable(string message, string kind) =>
        new() { Message = message, CodexErrorInfo = new CodexErrorInfo.ActiveTurnNotSteerable(kind) };

    private static CodexErrorInfo Info(Engine.TurnError error) => error.Kind switch
    {
        TurnErrorKind.HttpConnectionFailed => Http("httpConnectionFailed", error),
        TurnErrorKind.ResponseStreamConnectionFailed => Http("responseStreamConnectionFailed", error),
        TurnErrorKind.ResponseStreamDisconnected => Http("responseStreamDisconnected", error),
        TurnErrorKind.ResponseTooManyFailedAttempts => Http("responseTooManyFailedAttempts", error),
        TurnErrorKind.ActiveTurnNotSteerable => new CodexErrorInfo.ActiveTurnNotSteerable("compact"),
        TurnErrorKind.ContextWindowExceeded => new CodexErrorInfo.Plain("contextWindowExceeded"),
        TurnErrorKind.UsageLimitExceeded => new CodexErrorInfo.Plain("usageLimitExceeded"),
        TurnErrorKind.RateLimitExceeded => new CodexErrorInfo.Plain("rateLimitExceeded"),
        TurnErrorKind.ServerOverloaded => new CodexErrorInfo.Plain("serverOverloaded"),
        TurnErrorKind.ModelNotFound => new CodexErrorInfo.Plain("modelNotFound"),
        TurnErrorKind.CyberPolicy => new CodexErrorInfo.Plain("cyberPolicy"),
        TurnErrorKind.InternalServerError => new CodexErrorInfo.Plain("internalServerError"),
        TurnErrorKind.Unauthorized => new CodexErrorInfo.Plain("unauthorized"),
        TurnErrorKind.BadRequest => new CodexErrorInfo.Plain("badRequest"),
        TurnErrorKind.SandboxError => new CodexErrorInfo.Plain("sandboxError"),
        _ => new CodexErrorInfo.Plain("other"),
    };

    private static CodexErrorInfo.Http Http(string kind, Engine.TurnError error) => new(kind, (ushort?)error.HttpStatus);
}
