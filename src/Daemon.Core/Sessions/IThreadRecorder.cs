using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Sessions;

/// <summary>
/// Writes what must survive the process. Every call returns after the bytes are with the operating system, so that what is told
/// afterwards is still there after <c>kill -9</c>. Called under the journal's lock: one call at a time.
/// </summary>
/// <remarks>Every member throws <see cref="ThreadRecordException"/> when the record could not be written.</remarks>
public interface IThreadRecorder : IDisposable
{
    void TaskStarted(string turnId, long startedAtMs, long? modelContextWindow, string collaborationMode);

    void TurnContext(string turnId, SessionSettings settings);

    void SettingsApplied(SessionSettings settings);

    void ResponseItem(ResponseItem item);

    void ItemCompleted(string turnId, TurnItem item, long startedAtMs, long completedAtMs);

    void TokenUsage(string turnId, string responseId, TokenUsage last, TokenUsage turn, TokenUsage total, long? modelContextWindow, RateLimits limits);

    void TaskComplete(string turnId, string? lastAgentMessage, long startedAtMs, long completedAtMs, long? timeToFirstTokenMs);

    void TurnAborted(string turnId, long startedAtMs, long completedAtMs);

    /// <param name="replacement">The whole model history from here on.</param>
    void Compacted(string message, IReadOnlyList<ResponseItem> replacement, int windowNumber);
}

/// <summary>A thread's record could not be written: nothing that depended on it was told.</summary>
public sealed class ThreadRecordException(string message, Exception? inner = null) : Exception(message, inner);
