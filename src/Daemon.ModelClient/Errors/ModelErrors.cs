using Daemon.Protocol.SubmissionQueue;

namespace Daemon.ModelClient.Errors;

/// <summary>The failures that are told in the same words wherever they come from. Clients match on some of these messages.</summary>
internal static class ModelErrors
{
    public static ModelException ContextWindowExceeded() => Final(
        "Codex ran out of room in the model's context window. Start a new thread or clear earlier history before retrying.",
        TurnErrorKind.ContextWindowExceeded);

    public static ModelException ServerOverloaded() =>
        Final("Selected model is at capacity. Please try a different model.", TurnErrorKind.ServerOverloaded);

    public static ModelException QuotaExceeded() =>
        Final("Quota exceeded. Check your plan and billing details.", TurnErrorKind.UsageLimitExceeded);

    public static ModelException UsageNotIncluded() => Final(
        "This ChatGPT plan does not include Codex. Choose a plan that does at https://chatgpt.com/explore/plus.",
        TurnErrorKind.UsageLimitExceeded);

    public static ModelException CyberPolicy(string? message) =>
        Final(message ?? "The provider's cyber security policy refused this request.", TurnErrorKind.CyberPolicy);

    public static ModelException ModelNotFound(string? message) =>
        Final(message ?? "The provider does not know this model.", TurnErrorKind.ModelNotFound);

    public static ModelException RateLimitExceeded(string? message) => new(
        new TurnError($"rate limit exceeded: {message}", TurnErrorKind.RateLimitExceeded),
        retryable: true,
        RetryAfterHint.FromMessage(message));

    public static ModelException HighDemand() => new(
        new TurnError("We’re currently experiencing high demand, which may cause temporary errors.", TurnErrorKind.InternalServerError),
        retryable: true);

    /// <summary>The stream broke: by far the most frequent failure, and worth another try.</summary>
    public static ModelException StreamDisconnected(string cause, Exception? inner = null) =>
        new(new TurnError($"stream disconnected before completion: {cause}", TurnErrorKind.Other), retryable: true, inner: inner);

    public static ModelException StreamClosed() => StreamDisconnected("stream closed before response.completed");

    public static ModelException StreamIdle() => StreamDisconnected("idle timeout waiting for SSE");

    /// <summary>
    /// No connection came about: no name, no route, refused, no TLS. Told apart from a bad answer by the kind with no status: the
    /// caller may wait for the network instead of counting attempts.
    /// </summary>
    public static ModelException ConnectionFailed(string cause, Exception inner) =>
        new(new TurnError($"Connection failed: {cause}", TurnErrorKind.HttpConnectionFailed), retryable: true, inner: inner);

    /// <summary>A failure that no retry changes.</summary>
    public static ModelException Final(string message, TurnErrorKind kind = TurnErrorKind.Other, Exception? inner = null) =>
        new(new TurnError(message, kind), retryable: false, inner: inner);
}
