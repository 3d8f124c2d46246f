using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Sessions;

/// <summary>A question to the model beside a thread.</summary>
/// <param name="ExpectedTurnId">The turn that the caller believes to be the last finished one.</param>
/// <param name="Effort">Null for the thread's.</param>
/// <param name="DuringTurn">Whether the thread may be at work.</param>
public sealed record SampleRequest(string ExpectedTurnId, string Prompt, string? Effort, bool DuringTurn);

/// <summary>The model's answer.</summary>
/// <param name="Text">Null when it only called tools.</param>
/// <param name="Usage">Null when the provider states none.</param>
public sealed record Sample(string SourceTurnId, string ResponseId, string? Text, TokenUsage? Usage);

/// <summary>A question that a thread cannot be asked now; the message says why.</summary>
public sealed class InquiryException(string message) : Exception(message);
