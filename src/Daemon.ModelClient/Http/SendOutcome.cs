namespace Daemon.ModelClient.Http;

/// <summary>What became of one HTTP request: an answer to read, or the error and whether the same request may be sent again.</summary>
internal readonly record struct SendOutcome(HttpResponseMessage? Response, ModelException? Error, bool RetryRequest);
